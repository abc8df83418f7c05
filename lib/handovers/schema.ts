import { z } from "zod";
import { isLocale, type Locale } from "../i18n/locales";
import { registrationSchema } from "../registrations/schema";

/** To whom a place is handed: the colleague's name and address, as the holder types them. */
export const handoverSchema = z.object({
  name: registrationSchema.shape.organisation,
  email: registrationSchema.shape.email,
  locale: z.string().refine((text): text is Locale => isLocale(text), "not_offered"),
});
export type HandoverInput = z.infer<typeof handoverSchema>;
