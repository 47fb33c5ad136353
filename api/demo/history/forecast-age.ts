/** When the forecast was released: it cannot have been used before. */
export const FORECAST_AGE_DAYS = 45
