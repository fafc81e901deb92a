import '../../login.js';

export default {
  app: { name: 'Cockpit', vendor: 'NCB Relay' },
};
