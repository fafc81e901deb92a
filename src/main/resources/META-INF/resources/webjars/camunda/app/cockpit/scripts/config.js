import '../../dress.js';
import '../../login.js';
import { locales, name } from '../../words.js';

export default {
  app: { name, vendor: 'NCB Relay' },
  locales,
  customScripts: ['scripts/sources'],
  disableWelcomeMessage: true,
};
