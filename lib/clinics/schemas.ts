import { z } from "zod";

/** Those for whom a clinic's visits can be scheduled, by name. */
export const DoctorList = z.object({ results: z.array(z.object({ id: z.uuid(), name: z.string() })) });
export type DoctorList = z.infer<typeof DoctorList>;
