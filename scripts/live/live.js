/* On served pages only: asks the server what is new, reloads when a page is, and shows what is wrong. */
(function () {
  "use strict";
  var script = document.currentScript;
  var build = script.dataset.build;
  var place = script.src.slice(0, script.src.lastIndexOf("/") + 1);
  var source = null;

  function listen() {
    if (source) return;
    source = new EventSource(place + "events");
    source.onmessage = function (message) {
      var state = JSON.parse(message.data);
      if (state.build && state.build !== build) {
        source.close();
        location.reload();
      } else {
        show(state);
      }
    };
  }

  function make(name, words) {
    var element = document.createElement(name);
    element.textContent = words || "";
    return element;
  }

  /* A live region is heard when what is in it changes, so the box stays and its content is replaced. */
  function show(state) {
    var box = document.getElementById("gr-live");
    if (!box) {
      if (!state.faults.length) return;
      var style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = place + "live.css";
      document.head.append(style);
      box = make("section");
      box.id = "gr-live";
      box.tabIndex = 0;
      box.setAttribute("role", "alert");
      document.body.prepend(box);
    }
    box.hidden = !state.faults.length;
    var list = make("ul");
    state.faults.forEach(function (line) { list.append(make("li", line)); });
    box.replaceChildren(make(state.build ? "h2" : "h1", state.title), list, make("p", state.advice));
  }

  /* A hidden page holds no connection: a browser gives a server few. */
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) listen();
    else if (source) source = source.close();
  });
  window.addEventListener("pageshow", function () { listen(); });
  if (!document.hidden) listen();
})();
