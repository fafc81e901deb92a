/**
 * Carries letters out: {@link org.ncbrelay.adapter.mail.MailEnvelopes} addresses a row of the business transaction,
 * {@link org.ncbrelay.adapter.mail.OutboxSender} sends it afterwards, by default into a folder ({@link org.ncbrelay.adapter.mail.MailboxMailer})
 * and by configuration over SMTP ({@link org.ncbrelay.adapter.mail.SmtpMailer}).
 */
package org.ncbrelay.adapter.mail;
