import { wellNames } from '../labware/well.ts';
import type { Plan } from '../plan/plan.ts';
import { transfersOf } from '../plan/transfers-of.ts';
import { element, type Markup } from './element.ts';
import { layOutFlow, type PlacedPlate } from './flow-layout.ts';
import { diluentLines, sampleLines } from './flow-lines.ts';
import { originsOf } from './origins.ts';
import { plateAxes } from './plate-axes.ts';
import { round } from './plate-geometry.ts';

// The wells of more plates than that are not to be told apart.
const mostPlates = 16;

/**
 * A picture of what goes where: each filled well in the colour of the column, or of the plate, that its sample was in first, with a line
 * from where it came. Diluent is one line from its reservoir to each plate.
 */
export function flowFigure(plan: Plan): Markup {
  const all = transfersOf(plan);
  const samples = all.filter(({ phase }) => phase === 'sample');
  const diluent = all.filter(({ phase }) => phase === 'diluent');
  const layout = layOutFlow(plan, all);
  const origins = originsOf(plan, samples);
  const plates = [...layout.plates.values()];
  const [width, height] = [round(layout.width), round(layout.height)];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'flow',
    role: 'img',
    'aria-label': `${samples.length} transfers of samples and ${diluent.length} of diluent between ${plates.length} pieces of labware. The tables below say the same.`,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
  };
  // Lines lie between the plates and their wells, so that they hide neither.
  return element(
    'svg',
    attributes,
    plates.map(drawFrame),
    diluentLines(diluent, layout),
    sampleLines(samples, layout, origins),
    plates.length > mostPlates ? [] : plates.map(drawWells),
  );

  function drawWells({ labware, geometry, x, y }: PlacedPlate): Markup {
    const wells = wellNames(labware.type).map((well): readonly Markup[] => {
      const at = { labware: labware.id, well };
      const centre = geometry.centre(well);
      const from = origins.of(at);
      const isDrawn = origins.isDrawn(at);
      const hue = from.length > 0 || isDrawn ? origins.hue(at) : undefined;
      const circle = element('circle', {
        class: ['well', isDrawn ? 'drawn' : '', from.length > 0 && hue === undefined ? 'many' : '']
          .filter(Boolean)
          .join(' '),
        cx: centre.x,
        cy: centre.y,
        r: round(geometry.radius),
        style: hue === undefined ? undefined : `fill:hsl(${hue} 62% var(--well))`,
      });
      const label = from.length > 1 ? `×${from.length}` : from[0]?.well;
      if (geometry.pitch < 18 || label === undefined) return [circle];
      return [circle, element('text', { class: 'from', x: centre.x, y: round(centre.y + 3) }, label)];
    });
    const axes = plateAxes(labware.type, geometry);
    return element('g', { transform: `translate(${round(x)} ${round(y)})` }, axes, wells);
  }
}

function drawFrame({ labware: { id, role, type }, geometry, x, y }: PlacedPlate): Markup {
  return element(
    'g',
    { transform: `translate(${round(x)} ${round(y)})` },
    element('text', { class: 'name', x: 2, y: -12 }, id),
    element('text', { x: 2, y: 3 }, type.rows * type.columns === 1 ? '' : role),
    element('rect', {
      class: 'frame',
      y: 8,
      rx: 6,
      width: round(geometry.width),
      height: round(geometry.height - 6),
    }),
  );
}
