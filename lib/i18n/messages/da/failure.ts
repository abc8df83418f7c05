export const failure = {
  title: "Noget gik galt hos os",
  text: "Det, du har skrevet, er ikke gået tabt. Vent et øjeblik, og indlæs siden igen. Hvis det stadig ikke virker, så skriv til kontakten på arrangementets side.",
  number: "Hvis du skriver til os, så oplys dette nummer: {id}.",
  again: "Indlæs siden igen",
  front: "Gå til forsiden",
} as const;
