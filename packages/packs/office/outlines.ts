import type { Outline } from '../pack.ts'

/** 综合部分的提纲；业务部分由各行业包自己写，接在后面。 */
export const outlines: readonly Outline[] = [
  {
    kind: 'annual',
    title: '{year}年工作总结和{next-year}年工作计划',
    sections: [
      {
        heading: '工作开展情况',
        paragraphs: [],
        sections: [
          {
            heading: '党的建设',
            paragraphs: [
              '全年组织学习{study.total}，其中中心组学习{study.centre}、周五学习{study.friday}、专题研讨{study.discussion}、现场教学{study.on-site}，学习到会率{study.attendance}。学习平台参与率{study.platform-rate}。',
              '{party.branches}党支部开展组织生活{party.life}，其中主题党日{party.theme-days}、党课{party.lectures}。开展志愿服务{volunteering.times}，参加{volunteering.persons}。',
            ],
          },
          {
            heading: '清廉建设',
            paragraphs: [
              '签订党风廉政建设责任书{pledge.integrity}，开展廉政谈话{talk.integrity}，比上年{talk.integrity|growth}。在册廉政风险点{integrity.risks}，防控措施{integrity.measures}。召开警示教育大会{integrity.warnings}，开展纪律作风督查{inspection.conduct}，上报“三重一大”事项{major.reported}。',
            ],
          },
          {
            heading: '意识形态和保密',
            paragraphs: [
              '召开意识形态工作会议{meeting.ideology}，检查阵地{ideology.checks}，研判风险{ideology.risks}，已处置{ideology.handled}。稿件经三审发布{article.published}，退稿{article.returned}。',
              '排查办公计算机{secrecy.checked}，发现隐患{secrecy.problems}，已销号{secrecy.closed}。签订保密承诺书{pledge.secrecy}，更换国产计算机{secrecy.domestic}。',
            ],
          },
          {
            heading: '安全生产',
            paragraphs: [
              '召开安全生产工作会议{meeting.safety}，开展督查检查{inspection.times}，其中四不两直督查{inspection.unannounced}，检查单位{inspection.units}。排查安全隐患{hazard.found}，比上年{hazard.found|change}；已整改{hazard.rectified}，整改率{hazard.rectified-rate}；已销号{hazard.cleared}，期末未销号{hazard.open}。组织应急演练{drill.times}，参加{drill.persons}。',
            ],
          },
          {
            heading: '问题整改',
            paragraphs: [
              '收到巡察、审计等反馈问题{issue.found}，分属{issue.categories}，制定整改措施{issue.measures}；已整改{issue.rectified}，已销号{issue.written-off}，整改率{issue.rectified-rate}，追回和纠正金额{issue.recovered|万元}。',
            ],
          },
          {
            heading: '信访和诉求办理',
            paragraphs: [
              '受理诉求{petition.received}，比上年{petition.received|growth}，其中12345热线{petition.hotline}、来访{petition.visits}{petition.persons}；已办结{petition.settled}，办结率{petition.settled-rate}，回访满意率{petition.satisfaction}。承办建议提案{suggestion.received}，办结率{suggestion.closed-rate}，满意率{suggestion.satisfaction}。走访慰问{visit.times}，走访{visit.persons}，发放慰问金{visit.money|万元}。',
            ],
          },
          {
            heading: '资金和项目',
            paragraphs: [
              '向上争取资金{fund.won|万元}，批复资金{fund.approved|万元}，到位{fund.arrived|万元}，支付{fund.paid|万元}，支付率{fund.payment-rate}。在库项目{project.count}，开工{project.started}，完工{project.finished}，投用{project.used}，完成投资{project.invested|万元}。',
            ],
          },
          {
            heading: '机关运转',
            paragraphs: [
              '签发文件{document.issued}，其中制度文件{document.rules}；收文{document.received}，办结率{document.handled-rate}。报送专报和调研成果{briefing.count}，领导批示{briefing.instructed}。会议议定事项{resolution.decided}，落实率{resolution.rate}。组织培训{training.sessions}，参训{training.persons}，取证{training.certified}。开展宣传活动{campaign.times}，发放宣传单{campaign.leaflets}。获得荣誉{honour.count}。',
            ],
          },
        ],
      },
      {
        heading: '存在的问题',
        paragraphs: ['期末还有未销号安全隐患{hazard.open}、未整改问题{issue.open}、在办诉求{petition.open}。'],
      },
      {
        heading: '{next-year}年工作计划',
        paragraphs: ['对照没有完成的任务和期末未结的事项，逐项定措施、定责任人、定时限。'],
      },
    ],
  },
  {
    kind: 'monthly',
    title: '月度工作情况',
    sections: [
      {
        heading: '本月工作',
        paragraphs: [
          '学习{study.total}，会议{meeting.total}，督查检查{inspection.times}，其中四不两直{inspection.unannounced}。',
          '排查安全隐患{hazard.found}，比上月{hazard.found|change,period-before}；销号{hazard.closed}，期末未销号{hazard.open}。',
          '受理诉求{petition.received}，办结{petition.closed}，期末在办{petition.open}。',
          '签发文件{document.issued}，发布稿件{article.published}，培训{training.persons}。',
          '支付资金{fund.paid|万元}，项目完成投资{project.invested|万元}。',
        ],
      },
      {
        heading: '年初以来',
        paragraphs: ['累计排查安全隐患{hazard.found|year-to-date}，受理诉求{petition.received|year-to-date}。'],
      },
      { heading: '下月安排', paragraphs: ['未销号隐患、在办诉求和到期任务逐项办理。'] },
    ],
  },
  {
    kind: 'weekly',
    title: '一周工作情况',
    sections: [
      {
        heading: '本周工作',
        paragraphs: [
          '学习{study.total}，会议{meeting.total}，督查检查{inspection.times}，走访慰问{visit.times}。',
          '新登记安全隐患{hazard.found}，销号{hazard.closed}，期末未销号{hazard.open}。',
          '受理诉求{petition.received}，办结{petition.closed}，期末在办{petition.open}。',
        ],
      },
      { heading: '下周安排', paragraphs: ['临近时限的隐患、诉求和收文先办。'] },
    ],
  },
]
