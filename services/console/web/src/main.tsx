import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router-dom';

import { DocumentsPage } from './documents_page';
import { FactsPage } from './facts_page';
import { ReaderPage } from './reader_page';
import { Shell } from './shell';
import { UploadPage } from './upload_page';
import './style.css';

const router = createBrowserRouter([
  {
    element: <Shell />,
    children: [
      { path: '/', element: <Navigate to="/documents" replace /> },
      { path: '/documents', element: <DocumentsPage /> },
      { path: '/documents/:document', element: <Navigate to="articles/0" replace /> },
      { path: '/documents/:document/articles/:article', element: <ReaderPage /> },
      { path: '/facts', element: <FactsPage /> },
      { path: '/upload', element: <UploadPage /> },
      { path: '*', element: <Navigate to="/documents" replace /> },
    ],
  },
]);

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider
        locale={zhCN}
        csp={{ nonce }}
        theme={{ token: { colorPrimary: '#1f4e8c', borderRadius: 4, motion: false, fontFamily: 'inherit' } }}
      >
        <RouterProvider router={router} future={{ v7_startTransition: true }} />
      </ConfigProvider>
    </StrictMode>,
  );
}
