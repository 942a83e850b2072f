/** What the bureau has written anew in its annual draft, behind the figures of the year. Years stand as `{year}` and `{next}`. */
export interface WrittenSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly sections?: readonly { readonly heading: string; readonly paragraph: string }[]
  /** With the table of last year's promises. */
  readonly fulfilment?: boolean
}

/** From which heading on the draft is written anew. */
export const writtenFrom = '存在的问题'

export const writtenSections: readonly WrittenSection[] = [
  {
    heading: '上年承诺完成情况',
    paragraphs: ['对照上年总结中的工作计划，逐项列明完成情况，没有完成的写明原因和下步安排。'],
    fulfilment: true,
  },
  {
    heading: '存在的问题',
    paragraphs: ['对照全年目标和群众期待，工作中还有一些不足。'],
    sections: [
      {
        heading: '部分项目推进偏慢',
        paragraph: '养老服务指导中心因消防验收意见未落实推迟投用，两个村居照料中心没有按期建成。',
      },
      { heading: '隐患整改还不够彻底', paragraph: '个别养老机构整改后又有反复，用电和消防问题比较集中。' },
      { heading: '基层经办力量不足', paragraph: '乡镇民政经办人员流动快，新上岗人员对政策不熟。' },
    ],
  },
  {
    heading: '{next}年工作计划',
    paragraphs: [],
    sections: [
      {
        heading: '兜牢基本民生',
        paragraph: '{next}年6月底前调整城乡低保标准。年底前完成全部低保家庭经济状况核对。责任单位：社会救助股。',
      },
      {
        heading: '补齐养老短板',
        paragraph:
          '3月底前县养老服务指导中心投入使用。5月底前建成上年未完成的村居照料中心。11月底前完成困难老年人居家适老化改造90户。责任单位：养老服务股。',
      },
      {
        heading: '守牢安全底线',
        paragraph: '每季度对养老机构用电和消防开展专项检查，12月底前隐患整改率达到98%。责任单位：办公室。',
      },
      {
        heading: '建强基层队伍',
        paragraph: '6月底前完成乡镇民政经办人员轮训，解决新上岗人员对政策不熟的问题。责任单位：基层政权股。',
      },
    ],
  },
]
