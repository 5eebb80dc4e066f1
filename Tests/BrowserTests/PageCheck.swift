/// Checks of a page: JavaScript expressions that list what is wrong and name the element.
enum PageCheck {
  /// A short description of an element.
  private static let name = """
    const name = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : '') + ' ' +
      e.textContent.trim().slice(0, 40);
    """

  private static func expression(_ body: String) -> String { "(() => { \(name)\n\(body) })()" }

  /// The page is no wider than the window, and nothing lies outside it except what scrolls in a box of its own.
  static let outside = expression(
    """
    const faults = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) faults.push('the page scrolls sideways');
    const scrolls = (e) => e && e !== document.body &&
      (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    for (const e of document.querySelectorAll('main *')) {
      const box = e.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || e.closest('.katex-mathml, nav, .skip')) continue;
      if ((box.right > width + 1 || box.left < -1) && !scrolls(e.parentElement)) faults.push(name(e));
    }
    return faults;
    """)

  /// No two texts or pictures overlap.
  static let overlaps = expression(
    """
    const faults = [];
    const selector = 'main :is(p, h1, h2, h3, h4, pre, img, figcaption, .equation, th, td)';
    const elements = [...document.querySelectorAll(selector)].filter((e) => !e.closest('nav') && !e.querySelector('p'));
    const boxes = elements.map((e) => e.getBoundingClientRect());
    // In reading order, what overlaps is near.
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < Math.min(boxes.length, i + 25); j++) {
      if (elements[i].contains(elements[j])) continue;
      const [a, b] = [boxes[i], boxes[j]];
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 2 && height > 2) faults.push(name(elements[i]) + ' / ' + name(elements[j]));
    }
    return faults;
    """)

  /// Every link within the page has a target, and every identifier is unique.
  static let links = expression(
    """
    const faults = [...document.querySelectorAll('a[href^="#"]')]
      .filter((a) => !document.getElementById(a.getAttribute('href').slice(1))).map((a) => 'no target: ' + a.outerHTML);
    const ids = new Set();
    for (const e of document.querySelectorAll('[id]')) {
      if (ids.has(e.id)) faults.push('twice: ' + e.id);
      ids.add(e.id);
    }
    return faults;
    """)

  /// Every formula is typeset, with MathML for screen readers.
  static let formulas = expression(
    """
    const faults = [...document.querySelectorAll('.katex-error')].map(name);
    for (const e of document.querySelectorAll('.katex')) if (!e.querySelector('math')) faults.push(name(e));
    for (const e of document.querySelectorAll('.katex [style*="#cc0000"], mtext[mathcolor]')) faults.push(name(e));
    return faults;
    """)

  /// Headings descend one level at a time from a single title; pictures, links and buttons have names, and tables have headers.
  static let structure = expression(
    """
    const faults = [];
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    if (headings.filter((h) => h.tagName === 'H1').length !== 1) faults.push('there is not one h1');
    let level = 0;
    for (const h of headings) {
      const next = Number(h.tagName[1]);
      if (next > level + 1) faults.push('a level is left out before ' + name(h));
      if (!h.id) faults.push('no id: ' + name(h));
      level = next;
    }
    for (const e of document.querySelectorAll('img')) if (!e.alt.trim()) faults.push('no alternative text: ' + e.outerHTML.slice(0, 80));
    for (const e of document.querySelectorAll('a, button')) {
      if (!(e.getAttribute('aria-label') || e.textContent).trim()) faults.push('no name: ' + e.outerHTML);
    }
    for (const e of document.querySelectorAll('table')) if (!e.querySelector('th[scope]')) faults.push('no head: ' + name(e));
    if (!document.documentElement.lang) faults.push('no language');
    if (!document.title) faults.push('no title');
    return faults;
    """)

  /// Text has the contrast that WCAG 2.1 requires at level AA: 4.5 to 1, or 3 to 1 if it is large.
  static let contrast = expression(
    """
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const known = new Map();
    const channels = (colour) => {
      if (!known.has(colour)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        known.set(colour, canvas.getImageData(0, 0, 1, 1).data);
      }
      return known.get(colour);
    };
    const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
      .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (e) => {
      for (; e; e = e.parentElement) {
        const colour = channels(getComputedStyle(e).backgroundColor);
        if (colour[3] > 200) return colour;
      }
      return [255, 255, 255];
    };
    const faults = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const e = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || e.closest('script, .katex-mathml, .skip, .here')) continue;
      const style = getComputedStyle(e);
      // What is a pixel high is meant for the titles in a PDF's outline.
      if (e.getClientRects().length === 0 || parseFloat(style.fontSize) < 2) continue;
      const [a, b] = [luminance(channels(style.color)), luminance(behind(e))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const isLarge = parseFloat(style.fontSize) >= 24;
      if (ratio < (isLarge ? 3 : 4.5)) faults.add(ratio.toFixed(2) + ' ' + name(e));
    }
    return [...faults];
    """)

  /// The checks whose outcome depends on the view, by name.
  static let ofViews = ["outside": outside, "overlaps": overlaps, "contrast": contrast]

  /// The checks of what is the same in every view, by name.
  static let ofPages = ["links": links, "formulas": formulas, "structure": structure]
}
