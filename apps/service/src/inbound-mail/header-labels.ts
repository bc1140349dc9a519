export type HeaderKind = 'from' | 'subject' | 'date' | 'to';

/**
 * What mail programs call the headers of a mail that they quote in a forward, by language. `to` has copies as well: of
 * those only that they are headers matters. From what Gmail, Outlook, Apple Mail, Thunderbird and Yahoo write.
 */
const LABELS: Readonly<Record<HeaderKind, string>> = {
  from:
    'from|von|de|da|van|från|fra|lähettäjä|od|odesílatel|feladó|de la|pošiljatelj|šalje|kimden|gönderen|от|от кого|від|από|' +
    '差出人|送信者|发件人|寄件者|寄件人|보낸 사람|보낸사람|من|מאת|saatja|nuo|no|mula|dari|từ|จาก',
  subject:
    'subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|otsikko|temat|předmět|predmet|tárgy|subiect|' +
    'konu|тема|относно|θέμα|件名|主题|主題|主旨|제목|الموضوع|נושא|teema|tema|temats|perihal|chủ đề|เรื่อง',
  date:
    'date|sent|datum|gesendet|envoyé|envoyé le|fecha|enviado|enviado el|enviada|enviada em|enviado em|data|data/ora|inviato|' +
    'verzonden|skickat|dato|sendt|päivämäärä|pvm|päiväys|lähetetty|wysłano|wysłane|odesláno|dátum|odoslané|elküldve|dată|trimis|' +
    'poslano|tarih|gönderilme tarihi|gönderildi|дата|отправлено|надіслано|изпратено|ημερομηνία|στάλθηκε|日付|日時|送信日時|日期|' +
    '发送时间|發送時間|发送日期|时间|날짜|보낸 날짜|التاريخ|תאריך|נשלח|kuupäev|kpv|datums|tanggal|ngày|วันที่',
  to:
    'to|cc|bcc|reply-to|reply to|an|kopie|kopie (cc)|antwort an|à|a|copie à|répondre à|para|responder a|aan|antwoord aan|till|kopia|til|kopi|' +
    'vastaanottaja|kopio|do|dw|komu|kópia|címzett|másolatot kap|másolat|către|za|prima|kime|alıcı|bilgi|кому|копия|копія|до|προς|κοιν|κοιν.|' +
    '宛先|收件人|收件者|抄送|副本|받는 사람|받는사람|참조|إلى|نسخة|אל|עותק|saaja|kepada|đến|ถึง|responder para|rispondi a',
};

const KINDS: ReadonlyMap<string, HeaderKind> = new Map(
  (Object.keys(LABELS) as HeaderKind[]).flatMap((kind) =>
    LABELS[kind].split('|').map((label) => [label.normalize('NFC'), kind] as const),
  ),
);

export interface HeaderLine {
  readonly kind: HeaderKind;
  readonly value: string;
}

const LONGEST_LABEL = 24;

/** A line like `From: Jane`, `*Von:* Jane` or `差出人： Jane`, or `null`. */
export const headerLine = (line: string): HeaderLine | null => {
  const start = line.slice(0, LONGEST_LABEL + 8);
  const colon = start.search(/[:：]/u);
  if (colon < 1) return null;
  const label = start.slice(0, colon).replaceAll('*', '').trim().toLowerCase().normalize('NFC');
  const kind = KINDS.get(label);
  if (kind === undefined) return null;
  return {
    kind,
    value: line
      .slice(colon + 1)
      .replace(/^[*\s]+/u, '')
      .replace(/[*\s]+$/u, ''),
  };
};
