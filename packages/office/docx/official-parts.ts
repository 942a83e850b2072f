import { WORD_NAMESPACE } from './markup.ts'

/**
 * The fixed parts of a new .docx, laid out by GB/T 9704-2012: A4, type area 156 × 225 mm, body 3号 仿宋 with an exact pitch of
 * 28.95 pt (22 lines a page; at 29 pt the last line falls over) and a spacing of −0.25 pt (28 characters a line; 28 × 16 pt
 * is 2 mm wider than the type area). Lengths are twips, font sizes half points.
 */
const PITCH = 579

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/**
 * Fonts of the standard, with what stands in for each on a machine without it, best first. 仿宋_GB2312, 楷体_GB2312 and 方正小标宋简体 are licensed;
 * the last of each list is free.
 */
export const officialFonts = [
  {
    name: '仿宋_GB2312',
    use: '正文、三级和四级标题',
    instead: ['仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC'],
  },
  { name: '楷体_GB2312', use: '二级标题', instead: ['楷体', 'KaiTi', 'STKaiti', 'AR PL UKai CN', 'Noto Serif CJK SC'] },
  { name: '方正小标宋简体', use: '标题', instead: ['华文中宋', 'STZhongsong', 'Noto Serif CJK SC'] },
  { name: '黑体', use: '一级标题、“附件”二字', instead: ['SimHei', 'Noto Sans CJK SC'] },
  { name: '宋体', use: '页码', instead: ['SimSun', 'NSimSun', 'Noto Serif CJK SC'] },
] as const

/** Names of the paragraph styles, by what stands in them. */
export const styleIds = {
  title: 'OfficialTitle',
  headings: ['OfficialHeading1', 'OfficialHeading2', 'OfficialHeading3', 'OfficialHeading4'],
  cell: 'OfficialCell',
  /** Cells of tables with many columns. */
  smallCell: 'OfficialSmallCell',
  /** 主送机关: flush left. */
  flush: 'OfficialFlush',
  /** “附件” over an annex. */
  annexMark: 'OfficialAnnexMark',
  imprint: 'OfficialImprint',
} as const

/** The character style of a heading that runs on into its paragraph (（一）…。), by level. */
export const runInStyles = ['OfficialRunIn1', 'OfficialRunIn2'] as const

function fonts(name: string): string {
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="Times New Roman"/>`
}

function paragraphStyle(id: string, name: string, properties: string, font: string, isDefault = false): string {
  const base = isDefault ? ' w:default="1"' : ''
  const basedOn = isDefault ? '' : '<w:basedOn w:val="Normal"/>'
  return (
    `<w:style w:type="paragraph"${base} w:styleId="${id}"><w:name w:val="${name}"/>${basedOn}<w:qFormat/>` +
    `<w:pPr>${properties}</w:pPr><w:rPr>${font}</w:rPr></w:style>`
  )
}

function heading(level: number, name: string, font: string): string {
  return paragraphStyle(`OfficialHeading${level}`, name, `<w:outlineLvl w:val="${level - 1}"/>`, fonts(font))
}

/** Lines of another pitch than the body's do not wait for the next line of the grid. */
const OFF_GRID = '<w:snapToGrid w:val="0"/>'
const indent = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'
const noIndent = '<w:ind w:firstLine="0" w:firstLineChars="0"/>'
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`

const STYLES =
  `${HEADER}<w:styles xmlns:w="${WORD_NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋_GB2312')}` +
  `<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  paragraphStyle(
    'Normal',
    'Normal',
    `<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:line="${PITCH}" w:lineRule="exact"/>${indent}<w:jc w:val="both"/>`,
    `${fonts('仿宋_GB2312')}<w:spacing w:val="-5"/>${size(32)}`,
    true,
  ) +
  paragraphStyle(
    styleIds.title,
    '公文标题',
    `<w:keepNext/>${OFF_GRID}<w:spacing w:after="${PITCH}" w:line="640" w:lineRule="exact"/>${noIndent}<w:jc w:val="center"/>`,
    `${fonts('方正小标宋简体')}${size(44)}`,
  ) +
  heading(1, '公文一级标题', '黑体') +
  heading(2, '公文二级标题', '楷体_GB2312') +
  heading(3, '公文三级标题', '仿宋_GB2312') +
  heading(4, '公文四级标题', '仿宋_GB2312') +
  paragraphStyle(
    styleIds.cell,
    '公文表格',
    `${OFF_GRID}<w:spacing w:line="360" w:lineRule="exact"/>${noIndent}<w:jc w:val="center"/>`,
    size(24),
  ) +
  paragraphStyle(
    styleIds.smallCell,
    '公文小号表格',
    `${OFF_GRID}<w:spacing w:line="300" w:lineRule="exact"/>${noIndent}<w:jc w:val="center"/>`,
    size(21),
  ) +
  paragraphStyle(styleIds.flush, '公文顶格', noIndent, '') +
  paragraphStyle(styleIds.annexMark, '公文附件', `<w:pageBreakBefore/>${noIndent}`, fonts('黑体')) +
  paragraphStyle(
    styleIds.imprint,
    '公文版记',
    `<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs><w:ind w:firstLine="280" w:firstLineChars="0"/>`,
    size(28),
  ) +
  runInStyles
    .map(
      (id, index) =>
        `<w:style w:type="character" w:styleId="${id}"><w:name w:val="公文段首标题${index + 1}"/>` +
        `<w:rPr>${fonts(index === 0 ? '黑体' : '楷体_GB2312')}</w:rPr></w:style>`,
    )
    .join('') +
  '</w:styles>'

const FONT_TABLE =
  `${HEADER}<w:fonts xmlns:w="${WORD_NAMESPACE}">` +
  officialFonts
    .map(
      ({ name, instead }) =>
        `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
    )
    .join('') +
  '</w:fonts>'

const SETTINGS =
  `${HEADER}<w:settings xmlns:w="${WORD_NAMESPACE}"><w:evenAndOddHeaders/><w:compat><w:compatSetting ` +
  'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'

/** The page number: 4号 宋体 between dashes; odd pages right, even pages left, one character in. */
function footer(side: 'right' | 'left'): string {
  const look = `<w:rPr>${fonts('宋体')}${size(28)}</w:rPr>`
  const run = (content: string) => `<w:r>${look}${content}</w:r>`
  const inset = side === 'right' ? 'w:right="280"' : 'w:left="280"'
  return (
    `${HEADER}<w:ftr xmlns:w="${WORD_NAMESPACE}"><w:p><w:pPr><w:ind ${inset} w:firstLine="0" w:firstLineChars="0"/>` +
    `<w:jc w:val="${side}"/></w:pPr>${run('<w:t xml:space="preserve">— </w:t>')}${run('<w:fldChar w:fldCharType="begin"/>')}` +
    `${run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}` +
    `${run('<w:t>1</w:t>')}${run('<w:fldChar w:fldCharType="end"/>')}${run('<w:t xml:space="preserve"> —</w:t>')}</w:p></w:ftr>`
  )
}

const CONTENT_TYPES =
  `${HEADER}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${WORD_TYPE}.styles+xml"/>` +
  `<Override PartName="/word/settings.xml" ContentType="${WORD_TYPE}.settings+xml"/>` +
  `<Override PartName="/word/fontTable.xml" ContentType="${WORD_TYPE}.fontTable+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${WORD_TYPE}.footer+xml"/>` +
  `<Override PartName="/word/footer2.xml" ContentType="${WORD_TYPE}.footer+xml"/></Types>`

const PACKAGE_RELATIONSHIPS =
  `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>`

const DOCUMENT_RELATIONSHIPS =
  `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>` +
  `<Relationship Id="rId2" Type="${RELATIONSHIPS}/settings" Target="settings.xml"/>` +
  `<Relationship Id="rId3" Type="${RELATIONSHIPS}/fontTable" Target="fontTable.xml"/>` +
  `<Relationship Id="rId4" Type="${RELATIONSHIPS}/footer" Target="footer1.xml"/>` +
  `<Relationship Id="rId5" Type="${RELATIONSHIPS}/footer" Target="footer2.xml"/></Relationships>`

/** Page size and margins, the line grid (no character grid: it pulls titles apart) and the footers. */
const SECTION =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>' +
  '<w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1374" w:gutter="0"/>' +
  `<w:docGrid w:type="lines" w:linePitch="${PITCH}"/></w:sectPr>`

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const DRAWING_NAMESPACES =
  `xmlns:wp="${DRAWING}/wordprocessingDrawing" xmlns:a="${DRAWING}/main" ` +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

/** All parts of a new .docx with this body, as name and XML, in the order in which they are packed. */
export function officialParts(body: string): readonly (readonly [string, string])[] {
  const document =
    `${HEADER}<w:document xmlns:w="${WORD_NAMESPACE}" xmlns:r="${RELATIONSHIPS}" ${DRAWING_NAMESPACES}>` +
    `<w:body>${body}${SECTION}</w:body></w:document>`
  return [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', PACKAGE_RELATIONSHIPS],
    ['word/document.xml', document],
    ['word/_rels/document.xml.rels', DOCUMENT_RELATIONSHIPS],
    ['word/styles.xml', STYLES],
    ['word/settings.xml', SETTINGS],
    ['word/fontTable.xml', FONT_TABLE],
    ['word/footer1.xml', footer('right')],
    ['word/footer2.xml', footer('left')],
  ]
}
