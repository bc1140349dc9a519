/** The sign as it is printed; a hyphen would be too short and could break a line. */
export const minus = '−';
