// Words of the page of bank-only workers.

export const bank = {
  title: "Bank-only workers",
  lead: "People who work for the trust on the bank only. They are in no figure of the return and are counted here by themselves, from the same files.",
  link: "Bank-only workers",
  about: "What to know of these figures",
};
