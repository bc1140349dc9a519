/** A change as people read it: a clause that ends in a condition closes it with a comma, which no colon may follow. */
export const changeWords = (words: string): string => words.replaceAll(',:', ':');
