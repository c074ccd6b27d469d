import {
  biomekTable,
  echoPicklist,
  epMotionTable,
  hamiltonLayouts,
  hamiltonTable,
  opentronsTable,
  tecanWorklist,
  type DeviceProfile,
  type Dialect,
} from '@ligase/liquid-handling';

const all = ['tips', 'aspirations', 'mixing'] as const;

/** The files that a device takes. What they cannot say is for the method on the device to decide. */
export function dialectOf({ id, quantumPl }: DeviceProfile): Dialect {
  if (id.startsWith('echo')) return echoPicklist({ dropPl: quantumPl });
  if (id.startsWith('tecan')) return tecanWorklist({ software: 'evo', methodDecides: ['mixing'] });
  if (id.startsWith('hamilton')) return hamiltonTable({ layout: hamiltonLayouts.limber('Ligase'), methodDecides: all });
  if (id.startsWith('biomek')) return biomekTable({ methodDecides: all });
  if (id.startsWith('epmotion')) return epMotionTable({ methodDecides: all });
  return opentronsTable({ methodDecides: all });
}
