import { redirect } from "next/navigation";
import { currentStaff } from "#app/current-staff.ts";

export default async function StartPage() {
  redirect((await currentStaff()) ? "/dashboard" : "/sign-in");
}
