// Recording a claim: what is typed is read by the server and shown as it would be stored.

const form = document.querySelector("form.form");
const place = document.querySelector("[data-preview]");
let waiting;
let asked = 0;

async function read() {
  const number = ++asked;
  const answer = await fetch(place.dataset.preview, {
    method: "POST",
    body: new FormData(form),
    credentials: "same-origin",
  });
  if (!answer.ok || number !== asked) return; // a later key has asked again
  const words = await answer.text();
  if (number !== asked) return;
  steadily(() => (place.innerHTML = words)); // our own server's, every word of it escaped there
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(read, 250);
}

// What only a new question or a clock time needs stands in nobody's way once it is not needed.
function fold() {
  const hide = (name, hidden, around = `.field-${name}`) => {
    const part = form.querySelector(`.field-${name}`)?.closest(around);
    if (part && !part.querySelector(".error")) part.hidden = hidden;
  };
  hide("temporality", Boolean(form.elements.question?.value), "fieldset");
  hide("said_zone", !form.elements.said_at?.value);
}

form.addEventListener("input", soon);
form.addEventListener("change", soon);
form.addEventListener("input", fold);
form.addEventListener("change", fold);
place.addEventListener("click", (event) => {
  const reading = event.target.closest("[data-fill]");
  if (reading) {
    for (const [name, value] of Object.entries(JSON.parse(reading.dataset.fill))) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    soon();
    return;
  }
  const choice = event.target.closest("[data-choose]");
  if (!choice) return;
  const input = document.getElementById("id_question");
  input.value = input.dataset.chosen = choice.dataset.text;
  document.getElementById("id_question_value").value = choice.dataset.choose;
  soon();
  fold();
});
read();
fold();
