import '../../login.js';

export default {};
