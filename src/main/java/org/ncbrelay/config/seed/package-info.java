/** What every relay has from its first start: organisations, roles and their grants, desks; and the demo's people. */
package org.ncbrelay.config.seed;
