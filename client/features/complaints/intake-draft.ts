/** One complaint at a time is begun by each person at a desk. */
export const intakeDraft = (officer: string): string => `complaint:${officer}`;
