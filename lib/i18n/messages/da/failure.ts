export const failure = {
  title: "Noget gik galt hos os",
  text: "Vent et øjeblik, gå så tilbage, og prøv igen: Din browser har som regel stadig det, du skrev. Hvis det stadig ikke virker, så skriv til kontakten på arrangementets side.",
  number: "Hvis du skriver til os, så oplys dette nummer: {id}.",
  again: "Indlæs siden igen",
  front: "Gå til forsiden",
} as const;
