/** Nouns, and what cannot be said of them at the end of a clause. */
export interface Mismatch {
  readonly subjects: readonly string[]
  readonly predicates: readonly string[]
  /** What can be said of them. */
  readonly instead: string
}

const split = (words: string) => words.split(' ')
const mismatch = (subjects: string, predicates: string, instead: string): Mismatch => ({
  subjects: split(subjects),
  predicates: split(predicates),
  instead,
})

/** Gathered from the grammar slips of official writing: only pairs that no clerk means. */
export const mismatches: readonly Mismatch[] = [
  mismatch(
    '能力',
    '缓解 消除 化解 减轻 解决 加快 缺乏 匮乏 短缺 紧缺 完善 健全 加大 畅通',
    '提升、增强，或者不足、不强',
  ),
  mismatch(
    '水平',
    '缓解 消除 化解 减轻 解决 加快 加大 缺乏 匮乏 短缺 薄弱 完善 健全 加强 扩大',
    '提高，或者不高、较低',
  ),
  mismatch('质量', '缓解 消除 化解 加快 加大 缺乏 匮乏 短缺 薄弱 健全 扩大 完善 加强', '提高、改善，或者不高、较差'),
  mismatch('效率', '缓解 消除 化解 加快 加大 薄弱 不足 缺乏 不强 完善 健全 扩大 加强', '提高，或者不高、较低'),
  mismatch('压力 矛盾', '提升 提高 改善 完善 优化 健全', '缓解、化解'),
  mismatch('隐患', '提升 提高 改善 完善 优化 增强 缓解 化解', '消除、整改'),
  mismatch('困难', '提升 提高 完善 优化 增强 加强', '解决、克服'),
  mismatch('力度', '加强 加快 扩大 深化 薄弱 不高 优化 完善', '加大，或者不够、不大'),
  mismatch('机制 制度', '提高 增强 加快 扩大 加大 薄弱 不强 不高 不足', '健全、完善'),
  mismatch('体系', '提高 加快 扩大 加大 不强 不高 不足', '健全、完善'),
  mismatch('意识', '完善 健全 加大 加快 扩大 落后 不大 不到位', '增强、提高，或者淡薄、不强'),
  mismatch('素质', '完善 健全 加大 加快 扩大 薄弱 增加', '提高，或者不高'),
  mismatch('步伐', '加大 加强 增强 扩大 完善 提高 提升', '加快'),
  mismatch('进度', '加大 增强 扩大 完善 不强 不高 薄弱', '加快，或者偏慢、滞后'),
  mismatch('速度', '加大 增强 扩大 完善 加强 不强', '加快，或者较慢'),
  mismatch('规模', '增强 加快 加强 完善 不强 不高 薄弱', '扩大，或者较小'),
  mismatch('覆盖面 范围', '增强 加快 加强 不强 薄弱', '扩大，或者不广、较窄'),
  mismatch('氛围', '提高 加强 扩大 完善 加大 加快 不强 不高', '浓厚，或者不浓'),
  mismatch('环境', '提高 加强 加大 加快 增强 不强 不高 薄弱', '改善、优化'),
  mismatch('作风', '提高 扩大 加大 加快 不高 薄弱', '转变、改进，或者不实'),
  mismatch('信心', '加强 扩大 加大 完善', '增强'),
  mismatch('渠道', '提高 加强 加大 增强 加快 不强 不高', '拓宽、畅通，或者不畅、单一'),
  mismatch('满意度 获得感 幸福感 安全感', '加强 加大 加快 改善 完善 扩大 不强 健全 深化', '提升、增强'),
  mismatch('知名度 影响力', '加大 加快 改善 完善', '提升、扩大'),
  mismatch('结构', '提高 加强 加大 增强 加快 不强 不高 薄弱 不足', '优化、调整，或者不优、不合理'),
  mismatch('资金', '薄弱 不强 不高 落后 完善 健全', '到位、充足，或者不足、短缺'),
  mismatch('设施', '不强 不高 提高 增强 加快', '完善，或者落后、不足'),
  mismatch('投入', '薄弱 落后 不强 完善 健全 加快', '加大、增加，或者不足'),
  mismatch('力量', '不高 较低 偏低 完善 健全 加大 加快 扩大', '增强、壮大，或者不足、薄弱'),
  mismatch('人才 人员', '不强 不高 薄弱 完善 健全 加大 加快', '增加，或者不足、缺乏'),
  mismatch('收入', '加快 加强 扩大 增强 不强 薄弱', '增加、提高，或者不高、较低'),
  mismatch('责任', '提高 扩大 加快 改善 优化', '压实、落实'),
  mismatch('成效', '提高 加强 扩大 改善 完善 增强', '显著、明显'),
  mismatch('效果', '加强 扩大 加大 加快 完善', '明显、显现'),
  mismatch('作用', '提高 扩大 加快 改善 薄弱 不高', '发挥、增强，或者不明显'),
  mismatch('任务', '提高 增强 改善 优化 薄弱', '完成、落实'),
  mismatch('措施', '提高 增强 扩大 加快 改善 不高 不足', '落实、完善，或者不力、不够'),
  mismatch(
    '流失率 发生率 普及率 利用率 完成率 参与率 知晓率 满意率 使用率 合格率 就业率 参保率 办结率 入住率 空置率 出租率 漏损率 上座率 返贫率 占有率 转化率 回收率 化解率 整改率 签约率 达标率',
    '扩大 加大 加强 增强 加快 增多 较大 较多 较少 较小 偏大 偏少 很大 不大 不强 完善 改善',
    '提高、下降，或者较高、较低',
  ),
  mismatch(
    '覆盖率',
    '加大 加强 增强 加快 增多 较大 较多 较少 较小 偏大 偏少 很大 不大 不强 完善 改善',
    '提高，或者较高、较低',
  ),
  mismatch(
    '认同度 认可度 参与度 信任度 透明度 支持度 美誉度',
    '加深 加强 加大 加快 扩大 增多 改善 完善 健全 深化 不强 较大 较小',
    '提高、提升，或者不高、较低',
  ),
  mismatch('知晓度 关注度', '加深 加强 加快 增多 改善 完善 健全 深化 不强', '提高、提升，或者不高、较低'),
  mismatch('条件', '方便', '改善、优化'),
  mismatch('需求', '缓解 方便 完善 加强', '得到满足'),
  mismatch('难题', '改善 完善 提高 满足', '破解、解决'),
  mismatch('短板', '提高 加强 完善 改善 增强 提升', '补齐'),
  mismatch('差距', '减轻 降低', '缩小'),
  mismatch('成本', '缩小 减轻', '降低'),
  mismatch('负担', '缩小 缓和', '减轻'),
  mismatch('形象', '加强 扩大 加快', '提升'),
  mismatch('品质', '加强 扩大 完善 加快', '提升'),
  mismatch('活力', '加强 扩大 完善 加快', '增强、激发，或者不足'),
  mismatch('实力', '增加 扩大 加大 加强 完善', '增强、提升'),
  mismatch('职责', '提高 扩大 加快 改善', '履行、落实'),
  mismatch('积极性 主动性', '扩大 加大 完善 健全 加快', '提高、增强，或者不高'),
  mismatch('针对性 实效性 有效性 规范性 精准性', '扩大 加大 完善 健全 加快 薄弱', '增强，或者不强'),
  mismatch('凝聚力 战斗力 竞争力 公信力 执行力 吸引力', '加大 加快 扩大 完善 健全 改善 增多', '增强、提升，或者不强'),
  mismatch('优势', '提高 完善 加快 健全', '凸显、发挥'),
  mismatch('秩序', '提高 加强 加大 增强 扩大', '好转、规范'),
  mismatch('服务', '不强 匮乏', '改进、优化，或者不到位'),
]

/** Nouns that some writers put behind an adverb of degree as if they were adjectives: 比较瓶颈. */
export const notAdjectives: readonly string[] = split(
  '瓶颈 短板 难题 弱项 隐患 成效 效果 氛围 水平 力度 亮点 痛点 堵点 难点 紧迫性 重要性 必要性 艰巨性 复杂性 主动性 严重性 积极性',
)
