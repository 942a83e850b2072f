import type { ThemeConfig } from 'antd'

/** 靛青, the one accent. Red, yellow and green belong to the lights alone. */
const accent = '#23527c'

/** Ant Design brought down to paper: compact, flat, still. The same values stand in paper.css for our own parts. */
export const paperTheme: ThemeConfig = {
  token: {
    colorPrimary: accent,
    colorInfo: accent,
    colorLink: accent,
    // Refusals and failures speak by words and shape; red stays with the lights.
    colorError: '#5b4636',
    colorWarning: '#5b4636',
    colorSuccess: accent,
    colorTextBase: '#22262b',
    colorTextPlaceholder: '#6b7078',
    colorTextDescription: '#5a6068',
    colorBgBase: '#fffefb',
    colorBgContainer: '#fffefb',
    colorBgElevated: '#fffefb',
    colorBgLayout: '#f3f0e8',
    colorBorder: '#b9b4a6',
    colorBorderSecondary: '#ddd8cb',
    fontFamily:
      "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif",
    fontSize: 14,
    borderRadius: 3,
    controlHeight: 30,
    motion: false,
    wireframe: false,
    boxShadow: '0 1px 6px rgb(34 38 43 / 18%)',
    boxShadowSecondary: '0 2px 10px rgb(34 38 43 / 18%)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: { cellPaddingBlockSM: 4, cellPaddingInlineSM: 8, headerBg: '#f3f0e8', headerColor: '#3c4249' },
    Tabs: { horizontalItemGutter: 18, horizontalMargin: '0', titleFontSize: 14 },
  },
}
