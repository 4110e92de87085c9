/* Counts what is typed in a long text, as the server does. Without it the limit alone is told. */
(() => {
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const digits = new Intl.NumberFormat(`${lang}-u-nu-latn`);
  const words = (forms, count) => (forms[plural.select(count)] || forms.other).replace("{n}", digits.format(count));
  /* Letters of any script are one each; spaces at the end of a line and around the whole do not count. */
  const length = (text) => [...text.replace(/[^\S\n]+$/gm, "").trim().normalize("NFC")].length;

  const make = (limit) => {
    const area = limit.closest(".answer").querySelector("textarea");
    const most = Number(limit.dataset.most);
    const left = JSON.parse(limit.dataset.left);
    const over = JSON.parse(limit.dataset.over);
    const seen = document.createElement("p");
    const said = document.createElement("p");
    let later;
    seen.setAttribute("aria-hidden", "true");
    said.setAttribute("role", "status");
    said.className = "vh";
    limit.after(seen, said);
    limit.classList.add("vh");
    limit.removeAttribute("data-most");
    const tell = () => {
      const rest = most - length(area.value);
      seen.textContent = rest < 0 ? words(over, -rest) : words(left, rest);
      seen.className = rest < 0 ? "limit over" : "limit";
    };
    area.addEventListener("input", () => {
      tell();
      clearTimeout(later);
      later = setTimeout(() => { said.textContent = seen.textContent; }, 1000);
    });
    tell();
  };

  const arrive = () => document.querySelectorAll(".limit[data-most]").forEach(make);
  addEventListener("htmx:after:swap", arrive);
  arrive();
})();
