/** What officers see and arrange in their lists: open tasks, news of cases. */
package org.ncbrelay.store.inbox;
