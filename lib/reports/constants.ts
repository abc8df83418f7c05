/** How many days a column of the plot by day stands for, the fewest first: at most `MOST_COLUMNS` columns are drawn. */
export const columnDays = [1, 7, 28] as const;
export const MOST_COLUMNS = 63;
/** How many bars a plot of countries has; the rest are one bar. */
export const MOST_BARS = 12;
