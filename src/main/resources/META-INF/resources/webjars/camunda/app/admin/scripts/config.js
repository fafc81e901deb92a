import '../../login.js';

export default {
  app: { name: 'Admin', vendor: 'NCB Relay' },
};
