'use strict';
// A slider beside each day of the pictures. The page works whole without this: the days can be written.
(() => {
  const form = document.querySelector('form.days');
  if (!form) return;
  const DAY = 864e5;
  const [first, last] = [form.dataset.first, form.dataset.last].map(day => Date.parse(day) / DAY);
  const said = ordinal => new Date(ordinal * DAY).toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
  const read = words => { const found = Date.parse(`${words} UTC`); return Number.isNaN(found) ? last : Math.round(found / DAY); };
  let latest = 0;
  const show = async () => {
    const asked = ++latest;
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    let page;
    try {
      const answer = await fetch(address, {credentials: 'same-origin'});
      if (!answer.ok) throw new Error('not shown');
      page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    } catch (gone) { form.submit(); return; }
    const found = page.getElementById('pictures');
    if (asked !== latest || !found) return;
    const place = document.getElementById('pictures');
    const status = place.querySelector('[role=status]');
    status.innerHTML = found.querySelector('[role=status]').innerHTML;
    place.querySelector('.family').replaceWith(found.querySelector('.family'));
    history.replaceState(null, '', address);
  };
  for (const field of form.querySelectorAll('[data-day]')) {
    const slider = document.createElement('input');
    Object.assign(slider, {type: 'range', className: 'day-slider', min: first, max: last, step: 1});
    slider.value = read(field.value);
    slider.setAttribute('aria-label', form.querySelector(`label[for="${field.id}"]`).textContent);
    slider.setAttribute('aria-controls', 'pictures');
    const name = () => { field.value = said(+slider.value); slider.setAttribute('aria-valuetext', field.value); };
    slider.setAttribute('aria-valuetext', said(+slider.value));
    slider.addEventListener('input', name);
    slider.addEventListener('change', show);
    slider.addEventListener('keydown', event => {  // a month at a time: a day at a time is too slow over ten years
      const step = {PageUp: 30, PageDown: -30}[event.key];
      if (!step) return;
      event.preventDefault();
      slider.value = +slider.value + step;
      name();
      show();
    });
    field.after(slider);
  }
})();
