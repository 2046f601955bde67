import { monthlyBars, renderChart } from '../index.js';

const size = { width: 620, height: 240 };

describe('Charts', () => {
  const sales = monthlyBars({
    months: ['sept.', '<script>'],
    series: [{ name: 'Tournage', values: [7500, 12_500] }],
    plannedSeries: { name: 'carnet', values: [null, 4000] },
  });

  it('draws in the colours of its theme, in French, escaped', async () => {
    const light = await renderChart(sales, { ...size, theme: 'light' });
    const dark = await renderChart(sales, { ...size, theme: 'dark' });
    expect(light).toMatch(/^<svg /);
    expect(light).toContain('#24478f');
    expect(dark).toContain('#7fa0ea');
    expect(light).toContain('k€');
    expect(light).not.toContain('<script>');
    expect(light).toContain('stroke-dasharray');
  });
});
