// Shows the value of a slider while it is moved. Without this the value is shown after the form is sent.
for (const form of document.querySelectorAll("[data-sliders]")) {
  form.addEventListener("input", (event) => {
    const output = form.querySelector(`output[for="${event.target.id}"]`);
    if (output) {
      output.value = event.target.value;
    }
  });
}
