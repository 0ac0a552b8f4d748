export const guest = {} as const;
