/** Words of the programme on the event’s page. */
export const programme = {
  title: "Programme",
  times: "Times are local: {timeZone}.",
  until: "to",
  break: "Break",
  room: "Room: {room}",
  speakers: "Speakers",
  with: "With",
  website: "Website",
};
