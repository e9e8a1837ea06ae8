// What pages can do beyond showing: copying, the keyboard, charts, and following what happens elsewhere. All of it is an addition;
// without this file every page shows the same and every form works.
(() => {
  'use strict';

  const tell = (words) => {
    const place = document.getElementById('told');
    if (!place) return;
    place.textContent = words;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { place.textContent = ''; }, 4000);
  };

  // --- copying -------------------------------------------------------------------------------------------------------------
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy], [data-copy-from]');
    if (!button) return;
    const source = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom) : null;
    const text = source ? (source.value ?? source.textContent) : button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
      tell('Copied.');
    } catch {
      // Without leave for the clipboard the text is selected, which leaves one key to press.
      if (source) getSelection().selectAllChildren(source);
      tell('Press Ctrl+C to copy.');
    }
  });

  // --- forms sent by htmx carry the token of the page ------------------------------------------------------------------------
  document.addEventListener('htmx:configRequest', (event) => {
    const meta = document.querySelector('meta[name=csrf]');
    if (meta && event.detail.verb !== 'get') event.detail.headers[meta.dataset.header] = meta.content;
  });
  // A refusal is a page with words in it: it is shown where the answer would have been.
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.xhr.status >= 400) event.detail.shouldSwap = false;
    // This session went to another program, or came back: a part of that one has no place in this page.
    const program = /<body data-program="([^"]*)"/.exec(event.detail.xhr.responseText);
    if (program && program[1] !== document.body.dataset.program) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  document.addEventListener('htmx:responseError', (event) => {
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    tell(page.querySelector('.note.bad')?.textContent.trim() || 'That did not work.');
  });

  // What was done is said on the page that answered, of which only the list is taken.
  document.addEventListener('htmx:afterRequest', (event) => {
    if (!event.detail.successful || event.detail.requestConfig.verb === 'get') return;
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    const said = page.querySelector('.note.good[role=status]');
    if (said) tell(said.textContent.trim());
  });

  // --- relative times stay true while a page is open --------------------------------------------------------------------------
  const span = (ms) => {
    const minutes = Math.floor(ms / 60000);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    if (days >= 2) return `${days} days`;
    if (hours >= 2) return `${hours} h`;
    return minutes >= 1 ? `${minutes} min` : '';
  };
  setInterval(() => {
    document.querySelectorAll('time[data-relative]').forEach((time) => {
      const ms = Date.now() - Date.parse(time.dateTime);
      const words = span(Math.abs(ms));
      const place = time.querySelector('small');
      if (place) place.textContent = words === '' ? 'just now' : ms < 0 ? `in ${words}` : `${words} ago`;
    });
  }, 30000);

  // --- a list worked by keyboard: j and k move, the letters of its buttons act -------------------------------------------------
  const typing = (target) => target.closest('input, textarea, select, dialog') !== null;
  let current = null;
  const rows = () => [...document.querySelectorAll('[data-row]')];
  const choose = (row) => {
    rows().forEach((other) => other.classList.toggle('current', other === row));
    current = row ? { id: row.dataset.row, index: rows().indexOf(row) } : null;
    if (row) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }
  };
  const chosen = () => rows().find((row) => current && row.dataset.row === current.id);
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest?.('[data-row]');
    if (row && row.dataset.row !== current?.id) {
      rows().forEach((other) => other.classList.toggle('current', other === row));
      current = { id: row.dataset.row, index: rows().indexOf(row) };
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === '/') {
      const search = document.getElementById('search');
      if (search) { event.preventDefault(); search.focus(); }
      return;
    }
    const all = rows();
    if (all.length === 0) return;
    if (event.key === 'j' || event.key === 'k') {
      const at = chosen() ? all.indexOf(chosen()) : -1;
      choose(all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'j' ? 1 : -1)))]);
      event.preventDefault();
      return;
    }
    const action = chosen()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (action) {
      event.preventDefault();
      action.click();
    }
  });
  // The row that took the place of one that left is the next one to look at.
  document.addEventListener('htmx:afterSettle', () => {
    draw();
    if (!current || document.activeElement?.closest('input, textarea, select, dialog')) return;
    const all = rows();
    const same = chosen();
    if (same) choose(same);
    else if (all.length) choose(all[Math.min(current.index, all.length - 1)]);
  });

  // --- a reason is asked for in a dialog, and by the plain form without this script ---------------------------------------------
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-dialog]');
    if (!opener) return;
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog) return;
    event.preventDefault();
    const form = dialog.querySelector('form');
    form.action = opener.dataset.action;
    dialog.querySelector('[data-subject]').textContent = opener.dataset.subject;
    dialog.showModal();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-close]')) event.target.closest('dialog').close();
    if (event.target.matches('[data-all]')) {
      document.querySelectorAll(`input[name="${event.target.dataset.all}"]`).forEach((box) => { box.checked = event.target.checked; });
    }
  });

  // --- charts, drawn from the tables that stand beneath them ---------------------------------------------------------------------
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const draw = () => document.querySelectorAll('.chart:not([data-drawn])').forEach((place) => {
    const table = document.getElementById(place.dataset.from);
    if (!table || !window.uPlot || place.clientWidth === 0) return;
    place.dataset.drawn = 'true';
    const columns = place.dataset.columns.split(' ').map(Number);
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    const lines = [...table.tBodies[0].rows];
    const known = new Map(lines.map((line) => [Date.parse(`${line.cells[0].dataset.value}T00:00:00Z`) / 1000, line]));
    // A day on which nothing happened may have no row; it is nought, and no line leads past it.
    const since = table.dataset.since ? Date.parse(table.dataset.since) / 1000 : Math.min(...known.keys());
    const until = table.dataset.since ? Math.floor(Date.now() / 86400000) * 86400 : Math.max(...known.keys());
    const days = Array.from({ length: (until - since) / 86400 + 1 }, (_, i) => since + i * 86400);
    const values = columns.map((column) => days.map((time) => Number(known.get(time)?.cells[column].dataset.value ?? 0)));
    // While nobody points at a day, the legend tells the sum of all.
    const sums = columns.map((column, i) => {
      const decimals = Math.max(0, ...lines.map((line) => (line.cells[column].dataset.value.split('.')[1] || '').length));
      return values[i].reduce((sum, value) => sum + value, 0).toFixed(decimals);
    });
    const day = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
    const axis = { stroke: colour('--dim'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line') } };
    // No half conversions at the side of a chart.
    const steps = Array.from({ length: 45 }, (_, i) => [1, 2, 5][i % 3] * 10 ** Math.floor(i / 3));
    const chart = new uPlot({
      width: place.clientWidth,
      height: 220,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      axes: [{ ...axis, values: '{MM}-{DD}' }, { ...axis, size: 60, incrs: steps }],
      scales: { y: { range: (_, min, max) => [0, Math.max(1, max)] } },
      series: [{ label: heads[0], value: (_, seconds) => (seconds == null ? 'all' : day(seconds)) }, ...columns.map((column, i) => ({
        label: heads[column], value: (_, value) => value ?? sums[i], stroke: colour(`--series-${i + 1}`), width: 2, points: { show: days.length < 40 },
      }))],
    }, [days, ...values], place);
    new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: 220 })).observe(place);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    document.querySelectorAll('.chart[data-drawn]').forEach((place) => { place.replaceChildren(); delete place.dataset.drawn; });
    draw();
  });

  // --- following: a list fetches itself again when what it shows has moved ---------------------------------------------------------
  const follow = () => {
    if (!document.querySelector('[data-follows]') || !window.EventSource) return;
    let seen = null;
    const stream = new EventSource('/live');
    stream.addEventListener('positions', (event) => {
      const positions = JSON.parse(event.data);
      const before = seen;
      seen = positions;
      if (before === null) return;
      document.querySelectorAll('[data-follows]').forEach((list) => {
        const moved = list.dataset.follows.split(' ').some((name) => positions[name] !== before[name]);
        // Whoever types or chooses in a list keeps it as it is until they are done.
        if (moved && !list.querySelector('input:focus, textarea:focus, select:focus, input[type=checkbox]:checked')) {
          htmx.trigger(list, 'moved');
        }
      });
    });
    addEventListener('pagehide', () => stream.close());
  };

  const begin = () => {
    if (matchMedia('(max-width: 48rem)').matches) document.querySelector('.menu')?.removeAttribute('open');
    draw();
    follow();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
