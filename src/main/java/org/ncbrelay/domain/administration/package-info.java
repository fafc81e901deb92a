/** Changes to accounts, groups, organisations and grants: dual control by two operators. */
package org.ncbrelay.domain.administration;
