import Recognizers from '@microsoft/recognizers-text-suite'

/** All of the peer's Chinese models that find what the reader finds: numbers, percentages, units and dates. Gives how many it found. */
export function recognizeAll(text: string): number {
  const culture = Recognizers.Culture.Chinese
  return (
    Recognizers.recognizeNumber(text, culture).length +
    Recognizers.recognizePercentage(text, culture).length +
    Recognizers.recognizeAge(text, culture).length +
    Recognizers.recognizeCurrency(text, culture).length +
    Recognizers.recognizeDimension(text, culture).length +
    Recognizers.recognizeTemperature(text, culture).length +
    Recognizers.recognizeDateTime(text, culture).length
  )
}
