import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { check } from '@taizhang/check'
import { readFile, writeDocx } from '@taizhang/office'
import { documentFromText } from '@taizhang/text'
import { skipReason } from '@taizhang/tools/test-environment'
import { BlobReader, TextReader, TextWriter, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import axe from 'axe-core'
import { download, type GivenFile } from './acts.ts'
import { type CheckPage, dropFile, openCheckPage, pasteText } from './check-page.ts'

/** An invented report with a sum and a rate that are wrong, a slip of the pen and a plan. */
const report = [
  '云岭县城管局2025年工作总结和2026年工作计划',
  '一、2025年工作开展情况',
  '（一）市容整治',
  '截至11月底，全局共排查隐患41处，其中道路隐患20处、广告牌隐患11处、工地隐患9处，合计41处。全年清运垃圾3.6万吨。',
  '（二）行政执法',
  '全年受理投诉160件，办结152件，办结率90％。为群众办理帐号登记12人次。',
  '二、存在的问题',
  '一是停车位不足。二是执法力量薄弱。',
  '三、2026年工作计划',
  '缓解停车难，2026年6月底前新建停车位200个。开展执法培训不少于4次。',
].join('\n')

const skip = skipReason('chromium')

/** A test that is skipped, and counted as skipped, where there is no browser. */
const journey = (title: string, run: () => Promise<void>) => test(title, { skip }, run)

describe('the check page in a real browser', () => {
  let opened: CheckPage

  const reload = async () => {
    await opened.page.goto(opened.address)
    await opened.page.evaluate('localStorage.clear()')
    await opened.page.goto(opened.address)
  }
  before(async () => {
    if (!skip) opened = await openCheckPage()
  })
  beforeEach(async () => {
    if (!skip) await reload()
  })
  after(async () => {
    await opened?.close()
  })

  const findings = () => opened.page.locator('.finding')
  const chosen = () => opened.page.locator('.finding--chosen')
  const tab = (name: string) => opened.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()

  journey('pasted text comes back with marks and the list of findings', async () => {
    const { page } = opened
    await pasteText(page, report)
    const expected = check(documentFromText(report)).findings
    assert.ok(expected.length >= 3, 'the report must hold findings, or this suite sees nothing')
    assert.equal(await findings().count(), expected.length)
    const marked = await page
      .locator('.report mark')
      .evaluateAll((marks) => marks.map((mark) => mark.dataset['findings']))
    const inText = new Set(marked.flatMap((indices) => indices?.split(' ') ?? []))
    assert.equal(inText.size, expected.length, 'each finding is marked in the text')
    assert.match((await page.getByRole('document', { name: '材料原文' }).textContent()) ?? '', /办结率90％/)
    console.log(`findings looked at: ${expected.length}`)
  })

  journey('n, p, j and k go from finding to finding, and the text comes along', async () => {
    const { page } = opened
    await pasteText(page, report)
    const at = async () => Number(await chosen().getAttribute('data-finding'))
    const seen: number[] = []
    for (const key of ['n', 'n', 'p', 'j', 'k']) {
      await page.keyboard.press(key)
      seen.push(await at())
    }
    assert.deepEqual(seen, [0, 1, 0, 1, 0])
    await page.keyboard.press('p')
    assert.equal(await at(), (await findings().count()) - 1, 'before the first comes the last')
    const mark = page.locator('.mark--chosen').first()
    await assertInside(mark, page.locator('.report'))
  })

  journey('arrow keys move inside the list and take the focus along', async () => {
    const { page } = opened
    await pasteText(page, report)
    await findings().first().getByRole('button').first().click()
    await page.keyboard.press('ArrowDown')
    assert.equal(await chosen().getAttribute('data-finding'), '1')
    assert.equal(
      await page.evaluate("document.activeElement.closest('.finding')?.dataset.finding"),
      '1',
      'the focus is on the chosen finding',
    )
  })

  journey('a click on a mark chooses its finding, a click on the finding shows its mark', async () => {
    const { page } = opened
    await pasteText(page, `${report}\n${'本段文字没有数据。\n'.repeat(120)}全年办理帐号登记。`)
    await findings().last().getByRole('button').first().click()
    await assertInside(page.locator('.mark--chosen').first(), page.locator('.report'))
    await page.locator('.report mark[data-findings]').first().click()
    await chosen().waitFor()
    assert.equal(await chosen().getAttribute('data-finding'), '0')
  })

  journey('an accepted finding leaves the list, stays away after a reload, and comes back by undo', async () => {
    const { page } = opened
    await pasteText(page, report)
    const count = await findings().count()
    const message = await findings().first().locator('.finding__message').textContent()
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    await page.getByRole('button', { name: '记下理由并采纳' }).click()
    assert.equal(await page.getByRole('alert').count(), 1, 'no acceptance without a reason')
    await page.getByRole('textbox', { name: '采纳理由' }).fill('已与原始台账核对')
    await page.getByRole('button', { name: '记下理由并采纳' }).click()
    assert.equal(await findings().count(), count - 1)

    await page.goto(opened.address)
    await pasteText(page, report)
    assert.equal(await findings().count(), count - 1)
    await page.getByRole('button', { name: /已采纳 1/ }).click()
    assert.equal(await findings().count(), 1)
    assert.equal(await findings().first().locator('.finding__message').textContent(), message)
    await findings().first().getByRole('button').first().click()
    await page.getByRole('button', { name: '取消采纳，重新列入' }).click()
    await page.getByRole('button', { name: '显示全部' }).click()
    assert.equal(await findings().count(), count)
    await page.keyboard.press('Control+z')
    assert.equal(await findings().count(), count - 1)
  })

  journey('one reason can serve for all findings of a rule, and one undo takes it back', async () => {
    const { page } = opened
    await pasteText(page, `${report}\n另有帐号注销3人次。`)
    const count = await findings().count()
    await page.getByRole('textbox', { name: '在意见中查找' }).fill('账号')
    const alike = await findings().count()
    assert.ok(alike >= 2)
    await page.getByRole('button', { name: '显示全部' }).click()
    await page.locator('.report mark', { hasText: '帐号' }).first().click()
    await page.getByRole('button', { name: '采纳为已核实' }).click()
    await page.getByRole('button', { name: '引用上级文件原文' }).click()
    await page.getByRole('checkbox', { name: /同一规则的其余 \d+ 条一并采纳/ }).check()
    await page.getByRole('button', { name: '记下理由并采纳' }).click()
    assert.ok((await findings().count()) <= count - alike)
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
    assert.equal(await findings().count(), count)
  })

  journey('a figure clicked in the text narrows the relations to its own', async () => {
    const { page } = opened
    await pasteText(page, report)
    await tab('勾稽')
    const all = await page.locator('.relation').count()
    await page.locator('.report [data-traced]', { hasText: '160件' }).click()
    const own = await page.locator('.relation').count()
    assert.ok(own > 0 && own < all)
    for (const words of await page.locator('.relation').allTextContents()) assert.match(words, /160件/)
    await page.getByRole('button', { name: /只看/ }).click()
    assert.equal(await page.locator('.relation').count(), all)
  })

  journey('a text pasted anywhere on the empty page goes into the field', async () => {
    const { page } = opened
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(report)})`)
    await page.getByRole('heading', { name: '校核一份材料' }).click()
    await page.keyboard.press('Control+v')
    assert.equal(await page.getByRole('textbox', { name: '或者粘贴文字' }).inputValue(), report)
  })

  journey('filters by severity, and looks for words', async () => {
    const { page } = opened
    await pasteText(page, report)
    const all = check(documentFromText(report)).findings
    await page.getByRole('button', { name: /^错误 \d+$/ }).click()
    assert.equal(await findings().count(), all.filter(({ severity }) => severity === 'error').length)
    await page.getByRole('button', { name: '显示全部' }).click()
    await page.getByRole('textbox', { name: '在意见中查找' }).fill('帐号')
    assert.equal(
      await findings().count(),
      all.filter((one) => report.slice(one.start, one.end).includes('帐号')).length,
    )
    assert.ok((await findings().count()) > 0)
  })

  journey('a relation lights its figures in the text together', async () => {
    const { page } = opened
    await pasteText(page, report)
    await tab('勾稽')
    await page.getByRole('button', { name: /不符/ }).click()
    const relation = page.locator('.relation').first()
    const boxes = await relation.locator('.sum__box').allTextContents()
    assert.ok(boxes.length >= 3, 'a sum has at least three figures')
    await relation.hover()
    const lit = await page.locator('.mark--member').allTextContents()
    assert.deepEqual([...lit].sort(), [...boxes].sort())
    await page.mouse.move(5, 5)
    await relation.locator('.sum__box').first().focus()
    assert.deepEqual([...(await page.locator('.mark--member').allTextContents())].sort(), [...boxes].sort())
    await opened.picture('relation')
  })

  journey('the table of figures is sorted by a click and copied for Excel', async () => {
    const { page } = opened
    await pasteText(page, report)
    await tab('数据')
    const values = async () =>
      (await page.locator('.figures tbody tr.ant-table-row td:nth-child(2)').allTextContents()).map((cell) =>
        Number(cell.replace(/[^\d.]/g, '')),
      )
    await page.getByRole('columnheader', { name: /数值/ }).click()
    const sorted = await values()
    assert.ok(sorted.length >= 8)
    assert.deepEqual(
      sorted,
      [...sorted].sort((a, b) => a - b),
    )
    await page.getByRole('button', { name: '复制到 Excel' }).click()
    await page.getByText(/已复制 \d+ 行/).waitFor()
    const copied = (await page.evaluate<string>('navigator.clipboard.readText()')).split('\r\n')
    assert.equal(copied.length, sorted.length + 1)
    assert.deepEqual(
      copied.slice(1).map((line) => Number(line.split('\t')[2])),
      sorted,
    )
    const csv = await download(page, () => page.getByRole('button', { name: '下载 .csv' }).click())
    assert.match(csv.name, /数据项.*\.csv$/)
    assert.equal(new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.bytes).charCodeAt(0), 0xfeff)
    await opened.picture('figures')
  })

  journey('the commitments are listed with target and deadline', async () => {
    const { page } = opened
    await pasteText(page, report)
    await tab('承诺')
    const rows = page.locator('.panel .ant-table-row')
    await rows.first().waitFor()
    assert.match((await rows.allTextContents()).join('\n'), /停车位.*200个.*2026-06-30/)
  })

  journey('a dropped .docx is read, and comes back with one comment for each finding', async () => {
    const { page } = opened
    const given = await wordFile(report)
    await dropFile(page, 'body', given)
    await page.getByRole('document', { name: '材料原文' }).waitFor()
    const count = await findings().count()
    assert.ok(count >= 3)
    await page.getByRole('button', { name: '下载' }).click()
    const annotated = await download(page, () => page.getByText('原文件加批注（.docx）').click())
    assert.match(annotated.name, /^云岭总结（批注）\.docx$/)
    assert.equal(await commentCount(annotated), count)
    const [before, again] = await Promise.all([
      readFile(given.name, given.bytes),
      readFile(annotated.name, annotated.bytes),
    ])
    assert.ok(before.ok && again.ok)
    assert.equal(again.document.text, before.document.text, 'comments change no word')
  })

  journey('accepted findings get no comment', async () => {
    const { page } = opened
    await dropFile(page, 'body', await wordFile(report))
    await page.getByRole('document', { name: '材料原文' }).waitFor()
    const count = await findings().count()
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    await page.getByRole('textbox', { name: '采纳理由' }).fill('口径不同')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '下载' }).click()
    const annotated = await download(page, () => page.getByText('原文件加批注（.docx）').click())
    assert.equal(await commentCount(annotated), count - 1)
  })

  journey('pasted text becomes a Word file with comments', async () => {
    const { page } = opened
    await pasteText(page, report)
    const count = await findings().count()
    await page.getByRole('button', { name: '下载' }).click()
    const written = await download(page, () => page.getByText('带批注的 Word（.docx）').click())
    assert.equal(await commentCount(written), count)
  })

  journey('a sheet is drawn as a table, and its totals are checked', async () => {
    const { page } = opened
    const rows = [
      ['乡镇', '中型水库', '小型水库', '合计'],
      ['东溪镇', 2, 5, 7],
      ['西溪镇', 1, 6, 8],
    ]
    await dropFile(page, 'body', { name: '水库.xlsx', bytes: await sheetFile(rows) })
    await page.locator('.report table').waitFor()
    assert.deepEqual(await page.locator('.report tr').last().locator('td').allTextContents(), ['西溪镇', '1', '6', '8'])
    await findings().first().click()
    assert.match((await chosen().textContent()) ?? '', /1＋6＝7/)
    await opened.picture('sheet')
  })

  journey('a .pdf with a text layer is read', async () => {
    const { page } = opened
    await pasteText(page, report)
    await page.setContent(`<body style="font: 16px serif">${report.replaceAll('\n', '<p>')}</body>`)
    const bytes = await page.pdf({ format: 'A4' })
    await reload()
    await dropFile(page, 'body', { name: '总结.pdf', bytes })
    await page.getByRole('document', { name: '材料原文' }).waitFor()
    assert.match((await page.getByRole('document', { name: '材料原文' }).textContent()) ?? '', /全年受理投诉160件/)
    assert.ok((await findings().count()) > 0)
  })

  journey('the HTML download stands alone and works without script', async () => {
    const { page } = opened
    await pasteText(page, report)
    const count = await findings().count()
    await page.getByRole('button', { name: '下载' }).click()
    const html = new TextDecoder().decode((await download(page, () => page.getByText('网页（.html）').click())).bytes)
    assert.equal(html.match(/<li id="f\d+">/g)?.length, count)
    assert.doesNotMatch(html, /<script|https?:\/\//)
  })

  journey('last year’s report is compared on the spot', async () => {
    const { page } = opened
    await pasteText(page, report)
    await tab('上年')
    const last = [
      '云岭县城管局2024年工作总结和2025年工作计划',
      '一、2024年工作开展情况',
      '全年受理投诉148件。',
      '二、2025年工作计划',
      '扎实推进垃圾分类，2025年10月底前建成垃圾中转站3座。',
    ].join('\n')
    await dropFile(page, '.drop--small', { name: '上年总结.txt', bytes: new TextEncoder().encode(last) })
    await page.getByText('正在与《上年总结.txt》比对').waitFor()
    await page.getByText(/与上年报告有出入 \d+ 处/).waitFor()
    await page.locator('[role=tabpanel]:visible .finding__head', { hasText: '垃圾中转站' }).click()
    assert.match((await chosen().textContent()) ?? '', /垃圾中转站/)
    await tab('上年')
    await page.getByRole('button', { name: '停止比对' }).click()
    await page.locator('button', { hasText: '选择上年报告' }).waitFor()
  })

  journey('what cannot be read is explained, and the page goes on', async () => {
    const { page } = opened
    const broken: readonly GivenFile[] = [
      { name: '空.docx', bytes: new Uint8Array() },
      { name: '坏.docx', bytes: new TextEncoder().encode('这不是 Word 文件') },
      { name: '图.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
    ]
    for (const file of broken) {
      await dropFile(page, 'body', file)
      await page.getByRole('alert').filter({ hasText: file.name }).waitFor()
      assert.doesNotMatch((await page.getByRole('alert').textContent()) ?? '', /Error|undefined|\bat /)
    }
    await opened.picture('trouble')
    await pasteText(page, report)
  })

  journey('hostile text stays text', async () => {
    const { page } = opened
    const hostile = '<script>window.caught=1</script><img src=x onerror="window.caught=2"><b>帐号</b>{{7*7}}'
    await pasteText(page, `${hostile}\n${report}`)
    await page.keyboard.press('n')
    for (const name of ['勾稽', '数据', '承诺', '问题', '意见']) await tab(name)
    assert.ok((await page.getByRole('document', { name: '材料原文' }).textContent())?.includes(hostile))
    assert.equal(await page.evaluate('window.caught'), undefined)
    assert.equal(await page.locator('.report script, .report img, .report b').count(), 0)
  })

  journey('no serious fault is found by axe on any view', async () => {
    const { page } = opened
    const faults: string[] = []
    const look = async (view: string) => {
      const { violations } = await page.evaluate<AxeResult>(`${axe.source}; axe.run(document)`)
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      faults.push(...grave.map(({ id, nodes }) => `${view}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`))
    }
    await look('start')
    await pasteText(page, report)
    await page.keyboard.press('n')
    await look('意见')
    for (const name of ['勾稽', '数据', '承诺', '问题', '上年']) {
      await tab(name)
      await page.waitForTimeout(150)
      await look(name)
    }
    assert.deepEqual(faults, [])
  })

  journey('thousands of paragraphs open soon and stay quick', async () => {
    const { page } = opened
    const long = Array.from({ length: 8000 }, (_, index) => `第${index}段：${report.split('\n')[index % 6]}`).join('\n')
    const started = performance.now()
    await dropFile(page, 'body', { name: '长.txt', bytes: new TextEncoder().encode(long) })
    await page.getByRole('document', { name: '材料原文' }).waitFor({ timeout: 60_000 })
    const openedIn = performance.now() - started
    await page.keyboard.press('n')
    await chosen().waitFor()
    const steps = performance.now()
    for (let i = 0; i < 20; i++) await page.keyboard.press('n')
    await page.waitForFunction("document.querySelector('.finding--chosen')?.dataset.finding === '20'")
    const perStep = (performance.now() - steps) / 20
    console.log(
      `8000 paragraphs (${long.length} characters, ${await findings().count()} findings): opened in ${Math.round(openedIn)} ms, ${Math.round(perStep)} ms a step`,
    )
    assert.ok(perStep < 1000, `a step took ${perStep} ms`)
    await assertInside(page.locator('.mark--chosen').first(), page.locator('.report'))
  })
})

describe('the check page at phone width', () => {
  journey('shows text, finding and list without scrolling sideways', async () => {
    const opened = await openCheckPage(375, 720)
    try {
      const { page } = opened
      const fits = async (view: string) => {
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        assert.ok(width <= 375, `${view} is ${width} px wide`)
      }
      await fits('start')
      await opened.picture('phone-start')
      await pasteText(page, report)
      await fits('text')
      await page.getByRole('button', { name: '下一处' }).click()
      await page.locator('.phone-bar__message').waitFor()
      await assertInside(page.locator('.mark--chosen').first(), page.locator('.report'))
      await opened.picture('phone-text')
      await page.getByRole('button', { name: '查看意见' }).click()
      await page.getByRole('dialog').waitFor()
      for (const name of ['意见', '勾稽', '数据', '承诺', '问题', '上年']) {
        await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
        await page.locator('[role=tabpanel]:visible').getByText('正在装入').waitFor({ state: 'hidden' })
        await fits(name)
        await opened.picture(`phone-${name}`)
      }
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    } finally {
      await opened.close()
    }
  })
})

describe('text stays home', () => {
  journey('no request leaves the page, in all that it can do', async () => {
    const opened = await openCheckPage()
    try {
      const { page, asked, served, origin } = opened
      await page.waitForLoadState('networkidle')
      const atStart = asked.length
      await pasteText(page, report)
      await page.keyboard.press('n')
      await page.keyboard.press('a')
      await page.getByRole('textbox', { name: '采纳理由' }).fill('口径不同')
      await page.keyboard.press('Enter')
      for (const name of ['勾稽', '数据', '承诺', '问题', '上年', '意见']) {
        await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
        await page.waitForTimeout(50)
      }
      await dropFile(page, 'body', await wordFile(report))
      await page.getByText('云岭总结.docx').first().waitFor()
      await page.getByRole('button', { name: '下载' }).click()
      await download(page, () => page.getByText('原文件加批注（.docx）').click())
      await page.waitForLoadState('networkidle')

      const isOwnFile = /^\/(?:check$|favicon\.svg$|assets\/[\w.-]+\.(?:js|css)$)/
      for (const { method, url, hasBody } of asked) {
        if (url.startsWith('blob:')) continue
        assert.equal(method, 'GET', url)
        assert.equal(hasBody, false, url)
        assert.ok(url.startsWith(`${origin}/`), `${url} is not the page’s own`)
        assert.match(url.slice(origin.length), isOwnFile)
      }
      for (const { method, url, hasBody } of served) {
        assert.equal(method, 'GET', url)
        assert.equal(hasBody, false, url)
        assert.match(url, isOwnFile)
      }
      assert.equal(opened.complaints.join('\n'), '', 'the policy of the page refused nothing')
      console.log(`requests looked at: ${asked.length} (${atStart} of them at the start), ${served.length} served`)

      // And the record would have seen one: both of these are sent on purpose.
      const ownSend = "fetch('./seen', { method: 'POST', body: 'text' }).catch(() => {})"
      const foreignSend = "fetch('http://127.0.0.1:9/seen').catch(() => {})"
      await page.evaluate(`Promise.all([${ownSend}, ${foreignSend}])`)
      assert.ok(asked.some(({ url, hasBody }) => url === `${origin}/seen` && hasBody))
      assert.ok(served.some(({ url, hasBody }) => url === '/seen' && hasBody))
      assert.ok(
        opened.complaints.some((words) => words.includes('Content Security Policy')),
        'the policy refused it',
      )
    } finally {
      await opened.close()
    }
  })
})

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly impact?: string | null
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

type Locator = ReturnType<CheckPage['page']['locator']>

/** Asserts that an element stands inside what a scrolling pane shows of itself. */
async function assertInside(inner: Locator, pane: Locator): Promise<void> {
  await inner.waitFor()
  // Scrolling ends with the next frame.
  await inner.page().waitForTimeout(100)
  const [box, view] = await Promise.all([inner.boundingBox(), pane.boundingBox()])
  assert.ok(box && view)
  assert.ok(
    box.y >= view.y && box.y + box.height <= view.y + view.height,
    `${box.y} is outside ${view.y}–${view.y + view.height}`,
  )
}

async function wordFile(text: string): Promise<GivenFile> {
  const written = await writeDocx(documentFromText(text), {}, { author: '云岭县城管局', date: '2025-12-01T08:00:00Z' })
  return { name: '云岭总结.docx', bytes: written.bytes }
}

/** A workbook of one sheet, as small as the format allows. */
async function sheetFile(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`
  const lines = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  const namespace = 'http://schemas.openxmlformats.org'
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${namespace}/spreadsheetml/2006/main" xmlns:r="${namespace}/officeDocument/2006/relationships"><sheets><sheet name="水库" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/worksheet" Target="sheet1.xml"/></Relationships>`,
    ],
    [
      'xl/sheet1.xml',
      `<worksheet xmlns="${namespace}/spreadsheetml/2006/main"><sheetData>${lines}</sheetData></worksheet>`,
    ],
  ]
  const zip = new ZipWriter(new Uint8ArrayWriter())
  for (const [name, xml] of parts) await zip.add(name, new TextReader(xml))
  return zip.close()
}

async function commentCount({ bytes }: GivenFile): Promise<number> {
  const zip = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])))
  const entry = (await zip.getEntries()).find(({ filename }) => filename === 'word/comments.xml')
  if (!entry || entry.directory) return 0
  const xml = await entry.getData(new TextWriter())
  await zip.close()
  return xml.match(/<w:comment\s/g)?.length ?? 0
}
