/** How a refusal is answered before a request reaches a controller: problem details with a correlation id. */
package org.ncbrelay.security.answers;
