/** What every table and text of the terminal fits into. */
export const terminalColumns = 100;
