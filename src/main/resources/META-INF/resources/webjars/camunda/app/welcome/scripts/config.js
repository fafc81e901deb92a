import '../../login.js';

export default {
  app: { name: 'Welcome', vendor: 'NCB Relay' },
};
