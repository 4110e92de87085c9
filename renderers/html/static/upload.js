/* Sends files as soon as they are chosen, one after the other, and says how far each has come. Without it the form sends them. */
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const named = (words, name) => words.replace("{name}", `\u2068${name}\u2069`);
  let queue = Promise.resolve();
  let waiting = 0;

  /* A line for a file that is on its way. */
  const line = (box, file) => {
    let list = find(".sending", box);
    if (!list) {
      list = document.createElement("ul");
      list.className = "sending";
      find(".drop", box).after(list);
    }
    const item = document.createElement("li");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    words.textContent = named(box.dataset.sending, file.name);
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", words.textContent);
    item.append(words, bar);
    list.append(item);
    return { item, words, bar };
  };

  /* Everything on the page as it is typed now, with this one file. */
  const post = (box, file, bar) => new Promise((done) => {
    const form = box.closest("form");
    const data = new FormData(form);
    form.querySelectorAll("[type=file]").forEach((it) => data.delete(it.name));
    data.append(find("[type=file]", box).name, file, file.name);
    data.append(`${box.dataset.upload}-upload`, "1");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onloadend = () => done(request.response);
    request.send(data);
  });

  /* What was wrong here is mended; the summary goes with its last line. */
  const mend = (box) => {
    const answer = box.closest(".wrong");
    if (!answer) return;
    answer.classList.remove("wrong");
    find(":scope > .error", answer)?.remove();
    const input = find("[type=file]", box);
    input.removeAttribute("aria-invalid");
    find(`.slips a[href="#${input.id}"]`)?.closest("li").remove();
    if (!find(".slips li")) find("#errors")?.remove();
  };

  const send = async (box, file) => {
    const { item, words, bar } = line(box, file);
    const page = await post(box, file, bar);
    const there = page && find(`[data-upload="${box.dataset.upload}"]`, page);
    const problem = page && find(".slips li", page);
    let said = named(box.dataset.sent, file.name);
    if (there) {
      find(".files", box)?.remove();
      const files = find(".files", there);
      if (files) box.prepend(document.adoptNode(files));
    }
    if (!there || problem) {
      said = problem ? problem.textContent : named(box.dataset.failed, file.name);
      words.textContent = said;
      words.className = "error";
      bar.remove();
    } else {
      item.remove();
      mend(box);
    }
    find("[data-said]", box).textContent = said;
  };

  const take = (box, files) => {
    box.querySelectorAll(".sending .error").forEach((it) => it.closest("li").remove());
    find("[data-said]", box).textContent = "";
    [...files].forEach((file) => {
      waiting += 1;
      queue = queue.then(() => send(box, file)).finally(() => { waiting -= 1; });
    });
  };

  const boxOf = (event) => event.target.closest && event.target.closest("[data-upload]");

  addEventListener("change", (event) => {
    if (event.target.matches("[data-upload] [type=file]")) start(event.target);
  });
  ["dragover", "dragleave", "drop"].forEach((name) => addEventListener(name, (event) => {
    const box = boxOf(event);
    if (!box || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    box.classList.toggle("over", name === "dragover");
    if (name !== "drop") return;
    const { files } = event.dataTransfer;
    take(box, find("[type=file]", box).multiple ? files : [...files].slice(0, 1));
  }));
  addEventListener("submit", (event) => {
    const box = find("[data-upload]", event.target);
    if (!box || !waiting) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    find("[data-said]", box).textContent = box.dataset.wait;
  }, true);

  const start = (input) => {
    if (!input.files.length) return;
    take(input.closest("[data-upload]"), input.files);
    input.value = "";
  };

  /* Files may have been chosen before this script came. */
  const arrive = () => document.querySelectorAll("[data-upload]").forEach((box) => {
    find("[data-press]", box).hidden = true;
    find("[data-drop]", box).hidden = !matchMedia("(pointer: fine)").matches;
    start(find("[type=file]", box));
  });
  addEventListener("htmx:after:swap", arrive);
  arrive();
})();
