"""An edit in the page until the kernel confirms it, beside a bare anywidget echo, in turn in one notebook."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS, Lab

ROUNDS = 300
OURS = "import journey_widgets as jw\nrd = jw.example('b2b-software')\njw.Swimlane(rd)"
ECHO = '''
import anywidget, traitlets
class Echo(anywidget.AnyWidget):
    _esm = """export default {
        initialize({model}) {
            const waiting = new Map();
            model.on("msg:custom", m => { waiting.get(m.id)?.(); waiting.delete(m.id); });
            globalThis.echo = id => new Promise(done => { waiting.set(id, done); model.send({id}); });
        },
        render({el}) { el.textContent = "echo"; },
    }"""
    def __init__(self):
        super().__init__()
        self.on_msg(lambda _, content, buffers: self.send(content))
Echo()'''
MEASURE = """async rounds => {
    const [host] = globalThis[Symbol.for('journey_widgets.census')]().hosts;
    const row = host.document.map('touchpoints').get('tp1');
    const edit = i => new Promise(done => {
        const stop = host.safety.subscribe(safety => { if (safety === 'waiting') queueMicrotask(watch); });
        const watch = () => {
            const end = host.safety.subscribe(s => {
                if (s === 'safe') { queueMicrotask(() => { end(); stop(); }); done(); }
            });
        };
        host.document.doc.transact(() => row.set('name', `edit ${i}`), 'here');
    });
    const times = {ours: [], echo: []};
    for (let i = 0; i < rounds; i++) {
        for (const [name, act] of i % 2 ? [['ours', edit], ['echo', echo]] : [['echo', echo], ['ours', edit]]) {
            const start = performance.now();
            await act(i);
            times[name].push(performance.now() - start);
        }
    }
    return times;
}"""


def main() -> None:
    """Print medians, 95th percentiles and the ratio."""
    lab = Lab(Path(tempfile.mkdtemp()))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
            notebook = lab.open(browser, OURS, ECHO)
            notebook.run_all()
            notebook.page.wait_for_function("() => globalThis.echo && document.querySelector('.jw-card')")
            times = notebook.page.evaluate(MEASURE, ROUNDS)
            held = notebook.value("rd.touchpoints.loc['tp1', 'name']")
            assert held == f"edit {ROUNDS - 1}", held
            browser.close()
    finally:
        lab.stop()
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(
            f"{name}: median {medians[name]:.1f} ms, "
            f"p95 {statistics.quantiles(values, n=20)[-1]:.1f} ms, n {len(values)}"
        )
    print(f"ratio ours / echo: {medians['ours'] / medians['echo']:.2f} (bound 1.3)")


if __name__ == "__main__":
    main()
