type RequestStatus = 'APPROVED' | 'CANCELLED' | 'EXPIRED' | 'PENDING' | 'REJECTED';

/** How each status is called, in the order of the tabs. */
export const statusTexts: Readonly<Record<RequestStatus, string>> = {
  PENDING: 'Pending',
  APPROVED: 'Approved',
  REJECTED: 'Rejected',
  EXPIRED: 'Expired',
  CANCELLED: 'Taken back',
};

export const statusColors: Readonly<Record<RequestStatus, string>> = {
  PENDING: 'yellow',
  APPROVED: 'teal',
  REJECTED: 'red',
  EXPIRED: 'gray',
  CANCELLED: 'gray',
};

export const requestStatuses: readonly RequestStatus[] = ['PENDING', 'APPROVED', 'REJECTED', 'EXPIRED', 'CANCELLED'];
