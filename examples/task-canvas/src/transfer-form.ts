import { button, canvasForm, fileUpload, section, selector, textInput } from '@ligase/plugin-canvas';

/** What a scientist fills in to start a transfer: the task, the robot, and what went where. */
export const transferForm = canvasForm({
  what: section({
    task: textInput({ label: 'Task', placeholder: 'PREP1-T1', required: true }),
    robot: selector({ label: 'Robot', options: ['Tecan', 'Echo'], required: true }),
  }),
  worklist: fileUpload({ label: 'Worklist', fileTypes: ['csv'], maxFiles: 1, required: true }),
  start: button('Start'),
});
