/** Cases: the request, what was decided, delivered and said, and the traces that link them. */
package org.ncbrelay.store.cases;
