/** What every relay has from its first start: organisations, roles and their grants, filters of Tasklist; and the demo users. */
package org.ncbrelay.config.seed;
