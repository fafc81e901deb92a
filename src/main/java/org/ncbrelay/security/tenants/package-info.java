/** Which organisation an instance, a task and a job belong to, and who acts while a job runs. */
package org.ncbrelay.security.tenants;
