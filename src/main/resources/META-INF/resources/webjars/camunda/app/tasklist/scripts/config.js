import '../../login.js';

export default {
  app: { name: 'Tasklist', vendor: 'NCB Relay' },
};
