/** How far back a platform's sheet looks at its scores. */
export const MONTH_HOURS = 720;
