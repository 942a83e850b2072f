/** The year that the report in last-year.txt sums up. */
const WRITTEN_OF = 2025

/** The bureau's report of the year before the one that is to be set up, from the text of last-year.txt: its years moved along. */
export const lastYearReport = (text: string, year: number): string =>
  text.replace(/20\d\d(?=年)/g, (of) => String(Number(of) + year - 1 - WRITTEN_OF))
