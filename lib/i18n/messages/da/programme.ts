import type { Messages } from "../en";

/** Words of the programme on the event’s page. */
export const programme: Messages["programme"] = {
  title: "Program",
  times: "Alle tider er lokale: {timeZone}.",
  until: "til",
  break: "Pause",
  room: "Lokale: {room}",
  speakers: "Oplægsholdere",
  with: "Med",
  website: "Hjemmeside",
};
