import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  byAnother,
  choice,
  choices,
  date,
  inState,
  integer,
  longText,
  move,
  must,
  org,
  over,
  type PackPart,
  person,
  rate,
  text,
} from '../define.ts'

/** 稿件三审：拟稿、一审、二审、三审、发布，每一审都换人，三审由领导把关；哪一审退回都要写明理由。 */
const article: Ledger = {
  key: 'article',
  title: '稿件三审台账',
  kind: 'event',
  dateField: 'drafted',
  fields: {
    drafted: date('拟稿日期', must),
    title: text('标题', 120, must),
    author: person('作者'),
    kind: choice('类别', ['新闻', '信息', '政策解读', '典型经验', '公告', '短视频'], must),
    channels: choices('发布渠道', ['本单位网站', '公众号', '县级媒体', '市级媒体', '省级媒体', '中央媒体', '内部刊物']),
    text: attachment('稿件', 3),
    firstOpinion: text('一审意见', 200),
    secondOpinion: text('二审意见', 200),
    thirdOpinion: text('三审意见', 200),
    publishedOn: date('发布日期'),
    link: text('发布地址', 200),
  },
  flow: {
    starts: 'drafted',
    states: {
      drafted: '拟稿',
      first: '待一审',
      second: '待二审',
      third: '待三审',
      approved: '待发布',
      published: '已发布',
      returned: '已退回',
    },
    deadlines: {
      first: { days: 1, of: 'working' },
      second: { days: 1, of: 'working' },
      third: { days: 1, of: 'working' },
    },
    moves: {
      submit: move('送审', ['drafted', 'returned'], 'first'),
      passFirst: byAnother('一审通过', 'first', 'second', ['firstOpinion'], { roles: ['section-head'] }),
      passSecond: byAnother('二审通过', 'second', 'third', ['secondOpinion'], { roles: ['section-head', 'leader'] }),
      passThird: byAnother('三审通过', 'third', 'approved', ['thirdOpinion'], { roles: ['leader'] }),
      publish: byAnother('发布', 'approved', 'published', ['publishedOn', 'channels']),
      return: byAnother('退回修改', ['first', 'second', 'third'], 'returned', ['reason']),
    },
  },
}

const campaign: Ledger = {
  key: 'campaign',
  title: '宣传活动台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    theme: text('主题', 100, must),
    kind: choice('形式', ['集中宣传', '进村入户', '进校园', '进企业', '文艺演出', '主题展览', '新媒体', '其他'], must),
    town: org('所在乡镇'),
    persons: integer('受众', '人次'),
    leaflets: integer('发放宣传单', '份'),
    posters: integer('张贴海报公告', '张'),
    banners: integer('悬挂横幅', '条'),
    consultations: integer('接受咨询', '人次'),
    words: longText('情况', 500),
    photos: attachment('照片', 9),
  },
}

const articles = over(article)
const campaigns = over(campaign)

export const publicity: PackPart = {
  ledgers: [article, campaign],
  indicators: [
    articles.count('article.drafted', '拟稿篇数', '篇', '送进三审的稿件', { by: ['kind'] }),
    articles.count('article.published', '发布稿件数', '篇', '期间内经三审发布的稿件，一篇在几处发布只算一篇', {
      reached: 'published',
      by: ['kind', 'channels'],
      also: ['发布信息', '发表稿件', '刊发稿件', '信息报送', '宣传报道'],
      limits: '按渠道分列的各数相加可以大于合计',
    }),
    articles.count('article.returned', '退稿次数', '次', '三审中退回修改的次数', {
      reached: 'returned',
      better: 'less',
    }),
    articles.count('article.pending', '待审稿件数', '篇', '期末还在审的稿件', {
      when: 'as-of',
      where: inState('first', 'second', 'third'),
      better: 'less',
    }),
    rate('article.return-rate', '退稿率', 'article.returned', 'article.drafted', '退回次数与拟稿篇数之比', {
      better: 'less',
      limits: '一篇退回几次计几次',
    }),
    campaigns.count('campaign.times', '宣传活动次数', '次', '组织的宣传活动', {
      by: ['kind', 'town'],
      also: ['宣传活动', '集中宣传', '宣讲'],
    }),
    campaigns.sum('campaign.persons', '宣传受众人次', 'persons', '宣传活动的受众人次', { also: ['受众', '覆盖人次'] }),
    campaigns.sum('campaign.leaflets', '发放宣传单', 'leaflets', '发放的宣传单、明白卡', {
      also: ['宣传单', '宣传资料', '发放宣传册', '发放资料'],
    }),
    campaigns.sum('campaign.posters', '张贴海报公告', 'posters', '张贴的海报、公告', { also: ['海报', '张贴公告'] }),
    campaigns.sum('campaign.banners', '悬挂横幅', 'banners', '悬挂的横幅、标语', { also: ['横幅', '宣传标语'] }),
  ],
  taskTemplates: [
    {
      key: 'articles',
      title: '做好信息宣传',
      dueOn: '12-31',
      measuredBy: { indicator: 'article.published', op: '>=', usual: '24' },
      knownBy: ['宣传报道', '信息报送', '新闻宣传', '政策宣传', '政策解读'],
    },
  ],
  examples: [
    {
      title: '一篇退回一次后经三审发布，另一篇还在审',
      steps: [
        {
          enter: 'article',
          as: '稿一',
          values: { drafted: '2024-04-01', title: '春耕一线见闻', kind: '新闻', author: '经办人' },
        },
        {
          enter: 'article',
          as: '稿二',
          values: { drafted: '2024-04-02', title: '政策问答', kind: '政策解读', author: '经办人' },
        },
        { move: 'submit', of: '稿一', on: '2024-04-01' },
        { move: 'submit', of: '稿二', on: '2024-04-02' },
        {
          move: 'passFirst',
          of: '稿一',
          on: '2024-04-01',
          values: { firstOpinion: '可' },
          by: 'recorder',
          refused: 'not-permitted',
        },
        { move: 'return', of: '稿一', on: '2024-04-02', reason: '数据没有出处' },
        { move: 'submit', of: '稿一', on: '2024-04-03' },
        { move: 'passFirst', of: '稿一', on: '2024-04-03', values: { firstOpinion: '可' } },
        {
          move: 'passSecond',
          of: '稿一',
          on: '2024-04-03',
          values: { secondOpinion: '可' },
          refused: 'needs-another-person',
        },
        { move: 'passSecond', of: '稿一', on: '2024-04-03', values: { secondOpinion: '可' } },
        { move: 'passThird', of: '稿一', on: '2024-04-04', values: { thirdOpinion: '同意发布' } },
        {
          move: 'publish',
          of: '稿一',
          on: '2024-04-05',
          values: { publishedOn: '2024-04-05', channels: ['公众号', '县级媒体'] },
        },
      ],
      expect: [
        { indicator: 'article.drafted', period: '2024', value: '2' },
        { indicator: 'article.published', period: '2024', value: '1' },
        { indicator: 'article.published', period: '2024', slice: { field: 'channels', value: '公众号' }, value: '1' },
        { indicator: 'article.return-rate', period: '2024', value: '50.0' },
        { indicator: 'article.pending', period: '2024-04', value: '1' },
      ],
    },
    {
      title: '集中宣传发放的份数',
      steps: [
        {
          enter: 'campaign',
          as: '清明',
          values: {
            day: '2024-03-28',
            theme: '文明祭祀',
            kind: '集中宣传',
            town: '甲镇',
            persons: 300,
            leaflets: 500,
            banners: 4,
          },
        },
        {
          enter: 'campaign',
          as: '校园',
          values: { day: '2024-05-28', theme: '自护教育', kind: '进校园', town: '乙镇', persons: 210, leaflets: 210 },
        },
      ],
      expect: [
        { indicator: 'campaign.times', period: '2024', value: '2' },
        { indicator: 'campaign.leaflets', period: '2024', value: '710' },
        { indicator: 'campaign.times', period: '2024', slice: { field: 'kind', value: '进校园' }, value: '1' },
      ],
    },
  ],
}
